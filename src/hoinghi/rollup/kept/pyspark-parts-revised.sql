WITH `t12` AS (
  SELECT
    `t8`.`body`,
    `t8`.`indicator`,
    `t8`.`period`,
    `t8`.`part`,
    `t8`.`value`,
    `t8`.`official`,
    `t8`.`revision`
  FROM `figures` AS `t8`
  LEFT SEMI JOIN (
    SELECT
      `t3`.`body`,
      `t3`.`period`,
      MAX(`t3`.`revision`) AS `revision`
    FROM `figures` AS `t3`
    GROUP BY
      1,
      2
  ) AS `t11`
    ON `t8`.`body` = `t11`.`body`
    AND `t8`.`period` = `t11`.`period`
    AND `t8`.`revision` = `t11`.`revision`
), `sums` AS (
  SELECT
    `t25`.`grp`,
    `t25`.`indicator`,
    `t25`.`period`,
    `t25`.`part`,
    CAST(SUM(`t25`.`value`) AS BIGINT) AS `value`,
    CAST(SUM(`t25`.`reported`) AS BIGINT) AS `reported`,
    CAST(SUM(`t25`.`official`) AS BIGINT) AS `official`
  FROM (
    SELECT
      `t24`.`class`,
      `t24`.`indicator`,
      `t24`.`period`,
      `t24`.`part`,
      `t24`.`value`,
      `t24`.`reported`,
      `t24`.`official`,
      `t6`.`grp`
    FROM (
      SELECT
        `t22`.`class`,
        `t22`.`indicator`,
        `t22`.`period`,
        `t22`.`part`,
        SUM(`t22`.`value`) AS `value`,
        COUNT(*) AS `reported`,
        SUM(`t22`.`official`) AS `official`
      FROM (
        SELECT
          `t21`.`body`,
          `t21`.`indicator`,
          `t21`.`period`,
          `t21`.`part`,
          `t21`.`value`,
          `t21`.`official`,
          `t7`.`class`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t13`.`body`,
              `t13`.`indicator`,
              `t13`.`period`,
              `t13`.`part`,
              `t13`.`value`,
              `t13`.`official`
            FROM `t12` AS `t13`
            WHERE
              `t13`.`part` = 0
          ) AS `t14`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t17`.`body`,
                `t17`.`indicator`,
                `t17`.`period`,
                `t17`.`above` AS `part`,
                CAST(SUM(`t17`.`value`) AS BIGINT) AS `value`,
                MIN(`t17`.`official`) AS `official`
              FROM (
                SELECT
                  `t16`.`body`,
                  `t16`.`indicator`,
                  `t16`.`period`,
                  `t16`.`part`,
                  `t16`.`value`,
                  `t16`.`official`,
                  `t16`.`revision`,
                  `t9`.`above`
                FROM (
                  SELECT
                    *
                  FROM `t12` AS `t13`
                  WHERE
                    `t13`.`part` <> 0
                ) AS `t16`
                INNER JOIN `part_groups` AS `t9`
                  ON `t16`.`part` = `t9`.`part`
              ) AS `t17`
              GROUP BY
                1,
                2,
                3,
                4
            ) AS `t18`
          ) AS `t19`
        ) AS `t21`
        INNER JOIN `classes` AS `t7`
          ON `t21`.`body` = `t7`.`body`
      ) AS `t22`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t24`
    INNER JOIN `groups` AS `t6`
      ON `t24`.`class` = `t6`.`class`
  ) AS `t25`
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
    `t29`.`grp`,
    `t29`.`indicator`,
    `t29`.`period`,
    `t29`.`part`,
    `t29`.`value`,
    CAST(NULL AS DOUBLE) AS `rate`,
    `t29`.`reported`,
    `t29`.`official`
  FROM (
    SELECT
      `t28`.`grp`,
      `t28`.`indicator`,
      `t28`.`period`,
      `t28`.`part`,
      `t28`.`value`,
      `t28`.`reported`,
      `t28`.`official`
    FROM `sums` AS `t28`
    LEFT ANTI JOIN `terms` AS `t5`
      ON `t28`.`indicator` = `t5`.`result`
  ) AS `t29`
) AS `t31`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t32`.`grp`,
    `t32`.`indicator`,
    `t32`.`period`,
    `t32`.`part`,
    CAST(NULL AS BIGINT) AS `value`,
    `t32`.`rate`,
    `t32`.`reported`,
    `t32`.`official`
  FROM (
    SELECT
      `t30`.`grp`,
      `t30`.`period`,
      `t30`.`result` AS `indicator`,
      `t30`.`part`,
      SUM(IF(`t30`.`above` = 1, CAST(`t30`.`value` AS DOUBLE) * `t30`.`factor`, NULL)) / NULLIF(
        SUM(IF(`t30`.`above` = 0, CAST(`t30`.`value` AS DOUBLE) * `t30`.`factor`, NULL)),
        0
      ) AS `rate`,
      MIN(`t30`.`reported`) AS `reported`,
      MIN(`t30`.`official`) AS `official`,
      COUNT(*) AS `given`,
      MAX(`t30`.`needed`) AS `needed`
    FROM (
      SELECT
        `t28`.`grp`,
        `t28`.`indicator`,
        `t28`.`period`,
        `t28`.`part`,
        `t28`.`value`,
        `t28`.`reported`,
        `t28`.`official`,
        `t5`.`result`,
        `t5`.`factor`,
        `t5`.`above`,
        `t5`.`needed`
      FROM `sums` AS `t28`
      INNER JOIN `terms` AS `t5`
        ON `t28`.`indicator` = `t5`.`indicator`
    ) AS `t30`
    GROUP BY
      1,
      2,
      3,
      4
  ) AS `t32`
  WHERE
    `t32`.`given` = `t32`.`needed`
) AS `t33`
