SELECT
  "t15"."grp",
  "t15"."indicator",
  "t15"."period",
  0 AS "part",
  "t15"."value",
  "t15"."rate",
  "t15"."reported",
  "t15"."official"
FROM (
  SELECT
    "t14"."grp",
    "t14"."period",
    "t14"."result" AS "indicator",
    MAX("t14"."value") FILTER(WHERE
      "t14"."result" = "t14"."indicator") AS "value",
    SUM(CAST("t14"."value" AS DOUBLE) * "t14"."factor") FILTER(WHERE
      "t14"."above" = 1) / NULLIF(
      SUM(CAST("t14"."value" AS DOUBLE) * "t14"."factor") FILTER(WHERE
        "t14"."above" = 0),
      0
    ) AS "rate",
    MIN("t14"."reported") AS "reported",
    MIN("t14"."official") AS "official",
    COUNT(*) AS "given",
    MAX("t14"."needed") AS "needed"
  FROM (
    SELECT
      "t13"."grp",
      "t13"."indicator",
      "t13"."period",
      "t13"."value",
      "t13"."reported",
      "t13"."official",
      "t4"."result",
      "t4"."factor",
      "t4"."above",
      "t4"."needed"
    FROM (
      SELECT
        "t11"."grp",
        "t11"."indicator",
        "t11"."period",
        CAST(CAST(SUM("t11"."value") AS DECIMAL(38, 0)) AS BIGINT) AS "value",
        CAST(CAST(SUM("t11"."reported") AS DECIMAL(38, 0)) AS BIGINT) AS "reported",
        CAST(CAST(SUM("t11"."official") AS DECIMAL(38, 0)) AS BIGINT) AS "official"
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
    ) AS "t13"
    INNER JOIN "terms" AS "t4"
      ON "t13"."indicator" = "t4"."indicator"
  ) AS "t14"
  GROUP BY
    1,
    2,
    3
) AS "t15"
WHERE
  "t15"."given" = "t15"."needed"
