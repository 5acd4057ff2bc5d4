WITH "sums" AS (
  SELECT
    "t20"."grp",
    "t20"."indicator",
    "t20"."period",
    "t20"."part",
    CAST(SUM("t20"."value") AS BIGINT) AS "value",
    CAST(SUM("t20"."reported") AS BIGINT) AS "reported",
    CAST(SUM("t20"."official") AS BIGINT) AS "official"
  FROM (
    SELECT
      "t19"."class",
      "t19"."indicator",
      "t19"."period",
      "t19"."part",
      "t19"."value",
      "t19"."reported",
      "t19"."official",
      "t6"."grp"
    FROM (
      SELECT
        "t17"."class",
        "t17"."indicator",
        "t17"."period",
        "t17"."part",
        SUM("t17"."value") AS "value",
        COUNT(*) AS "reported",
        SUM("t17"."official") AS "official"
      FROM (
        SELECT
          "t16"."body",
          "t16"."indicator",
          "t16"."period",
          "t16"."part",
          "t16"."value",
          "t16"."official",
          "t7"."class"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t3"."body",
              "t3"."indicator",
              "t3"."period",
              "t3"."part",
              "t3"."value",
              "t3"."official"
            FROM "figures" AS "t3"
            WHERE
              "t3"."part" = 0
          ) AS "t9"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t12"."body",
                "t12"."indicator",
                "t12"."period",
                "t12"."above" AS "part",
                CAST(SUM("t12"."value") AS BIGINT) AS "value",
                MIN("t12"."official") AS "official"
              FROM (
                SELECT
                  "t11"."body",
                  "t11"."indicator",
                  "t11"."period",
                  "t11"."part",
                  "t11"."value",
                  "t11"."official",
                  "t11"."revision",
                  "t8"."above"
                FROM (
                  SELECT
                    *
                  FROM "figures" AS "t3"
                  WHERE
                    "t3"."part" <> 0
                ) AS "t11"
                INNER JOIN "part_groups" AS "t8"
                  ON "t11"."part" = "t8"."part"
              ) AS "t12"
              GROUP BY
                1,
                2,
                3,
                4
            ) AS "t13"
          ) AS "t14"
        ) AS "t16"
        INNER JOIN "classes" AS "t7"
          ON "t16"."body" = "t7"."body"
      ) AS "t17"
      GROUP BY
        1,
        2,
        3,
        4
    ) AS "t19"
    INNER JOIN "groups" AS "t6"
      ON "t19"."class" = "t6"."class"
  ) AS "t20"
  GROUP BY
    1,
    2,
    3,
    4
)
SELECT
  *
FROM (
  SELECT
    "t24"."grp",
    "t24"."indicator",
    "t24"."period",
    "t24"."part",
    "t24"."value",
    CAST(NULL AS DOUBLE) AS "rate",
    "t24"."reported",
    "t24"."official"
  FROM (
    SELECT
      "t23"."grp",
      "t23"."indicator",
      "t23"."period",
      "t23"."part",
      "t23"."value",
      "t23"."reported",
      "t23"."official"
    FROM "sums" AS "t23"
    ANTI JOIN "terms" AS "t5"
      ON "t23"."indicator" = "t5"."result"
  ) AS "t24"
) AS "t26"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t27"."grp",
    "t27"."indicator",
    "t27"."period",
    "t27"."part",
    CAST(NULL AS BIGINT) AS "value",
    "t27"."rate",
    "t27"."reported",
    "t27"."official"
  FROM (
    SELECT
      "t25"."grp",
      "t25"."period",
      "t25"."result" AS "indicator",
      "t25"."part",
      SUM(CAST("t25"."value" AS DOUBLE) * "t25"."factor") FILTER(WHERE
        "t25"."above" = 1) / NULLIF(
        SUM(CAST("t25"."value" AS DOUBLE) * "t25"."factor") FILTER(WHERE
          "t25"."above" = 0),
        0
      ) AS "rate",
      MIN("t25"."reported") AS "reported",
      MIN("t25"."official") AS "official",
      COUNT(*) AS "given",
      MAX("t25"."needed") AS "needed"
    FROM (
      SELECT
        "t23"."grp",
        "t23"."indicator",
        "t23"."period",
        "t23"."part",
        "t23"."value",
        "t23"."reported",
        "t23"."official",
        "t5"."result",
        "t5"."factor",
        "t5"."above",
        "t5"."needed"
      FROM "sums" AS "t23"
      INNER JOIN "terms" AS "t5"
        ON "t23"."indicator" = "t5"."indicator"
    ) AS "t25"
    GROUP BY
      1,
      2,
      3,
      4
  ) AS "t27"
  WHERE
    "t27"."given" = "t27"."needed"
) AS "t28"
