WITH "sums" AS (
  SELECT
    "t11"."grp",
    "t11"."indicator",
    "t11"."period",
    CAST(SUM("t11"."value") AS BIGINT) AS "value",
    CAST(SUM("t11"."reported") AS BIGINT) AS "reported",
    CAST(SUM("t11"."official") AS BIGINT) AS "official"
  FROM (
    SELECT
      "t10"."class",
      "t10"."indicator",
      "t10"."period",
      "t10"."value",
      "t10"."reported",
      "t10"."official",
      "t5"."grp"
    FROM (
      SELECT
        "t8"."class",
        "t8"."indicator",
        "t8"."period",
        SUM("t8"."value") AS "value",
        COUNT(*) AS "reported",
        SUM("t8"."official") AS "official"
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
        INNER JOIN "classes" AS "t7"
          ON "t6"."body" = "t7"."body"
      ) AS "t8"
      GROUP BY
        1,
        2,
        3
    ) AS "t10"
    INNER JOIN "groups" AS "t5"
      ON "t10"."class" = "t5"."class"
  ) AS "t11"
  GROUP BY
    1,
    2,
    3
)
SELECT
  *
FROM (
  SELECT
    "t15"."grp",
    "t15"."indicator",
    "t15"."period",
    0 AS "part",
    "t15"."value",
    CAST(NULL AS DOUBLE) AS "rate",
    "t15"."reported",
    "t15"."official"
  FROM (
    SELECT
      "t14"."grp",
      "t14"."indicator",
      "t14"."period",
      "t14"."value",
      "t14"."reported",
      "t14"."official"
    FROM "sums" AS "t14"
    ANTI JOIN "terms" AS "t4"
      ON "t14"."indicator" = "t4"."result"
  ) AS "t15"
) AS "t17"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t18"."grp",
    "t18"."indicator",
    "t18"."period",
    0 AS "part",
    CAST(NULL AS BIGINT) AS "value",
    "t18"."rate",
    "t18"."reported",
    "t18"."official"
  FROM (
    SELECT
      "t16"."grp",
      "t16"."period",
      "t16"."result" AS "indicator",
      SUM(CAST("t16"."value" AS DOUBLE) * "t16"."factor") FILTER(WHERE
        "t16"."above" = 1) / NULLIF(
        SUM(CAST("t16"."value" AS DOUBLE) * "t16"."factor") FILTER(WHERE
          "t16"."above" = 0),
        0
      ) AS "rate",
      MIN("t16"."reported") AS "reported",
      MIN("t16"."official") AS "official",
      COUNT(*) AS "given",
      MAX("t16"."needed") AS "needed"
    FROM (
      SELECT
        "t14"."grp",
        "t14"."indicator",
        "t14"."period",
        "t14"."value",
        "t14"."reported",
        "t14"."official",
        "t4"."result",
        "t4"."factor",
        "t4"."above",
        "t4"."needed"
      FROM "sums" AS "t14"
      INNER JOIN "terms" AS "t4"
        ON "t14"."indicator" = "t4"."indicator"
    ) AS "t16"
    GROUP BY
      1,
      2,
      3
  ) AS "t18"
  WHERE
    "t18"."given" = "t18"."needed"
) AS "t19"
