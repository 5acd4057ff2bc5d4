WITH "sums" AS (
  SELECT
    "t13"."grp",
    "t13"."indicator",
    "t13"."period",
    CAST(SUM("t13"."value") AS BIGINT) AS "value",
    CAST(SUM("t13"."reported") AS BIGINT) AS "reported",
    CAST(SUM("t13"."official") AS BIGINT) AS "official"
  FROM (
    SELECT
      "t12"."class",
      "t12"."indicator",
      "t12"."period",
      "t12"."value",
      "t12"."reported",
      "t12"."official",
      "t5"."grp"
    FROM (
      SELECT
        "t10"."class",
        "t10"."indicator",
        "t10"."period",
        SUM("t10"."value") AS "value",
        COUNT(*) AS "reported",
        SUM("t10"."official") AS "official"
      FROM (
        SELECT
          "t6"."body",
          "t6"."indicator",
          "t6"."period",
          "t6"."part",
          "t6"."value",
          "t6"."official",
          "t6"."revision",
          "t7"."class"
        FROM "figures" AS "t6"
        SEMI JOIN (
          SELECT
            "t2"."body",
            "t2"."period",
            MAX("t2"."revision") AS "revision"
          FROM "figures" AS "t2"
          GROUP BY
            1,
            2
        ) AS "t9"
          ON "t6"."body" = "t9"."body"
          AND "t6"."period" = "t9"."period"
          AND "t6"."revision" = "t9"."revision"
        INNER JOIN "classes" AS "t7"
          ON "t6"."body" = "t7"."body"
      ) AS "t10"
      GROUP BY
        1,
        2,
        3
    ) AS "t12"
    INNER JOIN "groups" AS "t5"
      ON "t12"."class" = "t5"."class"
  ) AS "t13"
  GROUP BY
    1,
    2,
    3
)
SELECT
  *
FROM (
  SELECT
    "t17"."grp",
    "t17"."indicator",
    "t17"."period",
    0 AS "part",
    "t17"."value",
    CAST(NULL AS DOUBLE) AS "rate",
    "t17"."reported",
    "t17"."official"
  FROM (
    SELECT
      "t16"."grp",
      "t16"."indicator",
      "t16"."period",
      "t16"."value",
      "t16"."reported",
      "t16"."official"
    FROM "sums" AS "t16"
    ANTI JOIN "terms" AS "t4"
      ON "t16"."indicator" = "t4"."result"
  ) AS "t17"
) AS "t19"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t20"."grp",
    "t20"."indicator",
    "t20"."period",
    0 AS "part",
    CAST(NULL AS BIGINT) AS "value",
    "t20"."rate",
    "t20"."reported",
    "t20"."official"
  FROM (
    SELECT
      "t18"."grp",
      "t18"."period",
      "t18"."result" AS "indicator",
      SUM(CAST("t18"."value" AS DOUBLE) * "t18"."factor") FILTER(WHERE
        "t18"."above" = 1) / NULLIF(
        SUM(CAST("t18"."value" AS DOUBLE) * "t18"."factor") FILTER(WHERE
          "t18"."above" = 0),
        0
      ) AS "rate",
      MIN("t18"."reported") AS "reported",
      MIN("t18"."official") AS "official",
      COUNT(*) AS "given",
      MAX("t18"."needed") AS "needed"
    FROM (
      SELECT
        "t16"."grp",
        "t16"."indicator",
        "t16"."period",
        "t16"."value",
        "t16"."reported",
        "t16"."official",
        "t4"."result",
        "t4"."factor",
        "t4"."above",
        "t4"."needed"
      FROM "sums" AS "t16"
      INNER JOIN "terms" AS "t4"
        ON "t16"."indicator" = "t4"."indicator"
    ) AS "t18"
    GROUP BY
      1,
      2,
      3
  ) AS "t20"
  WHERE
    "t20"."given" = "t20"."needed"
) AS "t21"
