SELECT
  `t17`.`grp`,
  `t17`.`indicator`,
  `t17`.`period`,
  0 AS `part`,
  `t17`.`value`,
  `t17`.`rate`,
  `t17`.`reported`,
  `t17`.`official`
FROM (
  SELECT
    `t16`.`grp`,
    `t16`.`period`,
    `t16`.`result` AS `indicator`,
    MAX(IF(`t16`.`result` = `t16`.`indicator`, `t16`.`value`, NULL)) AS `value`,
    SUM(IF(`t16`.`above` = 1, CAST(`t16`.`value` AS DOUBLE) * `t16`.`factor`, NULL)) / NULLIF(
      SUM(IF(`t16`.`above` = 0, CAST(`t16`.`value` AS DOUBLE) * `t16`.`factor`, NULL)),
      0
    ) AS `rate`,
    MIN(`t16`.`reported`) AS `reported`,
    MIN(`t16`.`official`) AS `official`,
    COUNT(*) AS `given`,
    MAX(`t16`.`needed`) AS `needed`
  FROM (
    SELECT
      `t15`.`grp`,
      `t15`.`indicator`,
      `t15`.`period`,
      `t15`.`value`,
      `t15`.`reported`,
      `t15`.`official`,
      `t4`.`result`,
      `t4`.`factor`,
      `t4`.`above`,
      `t4`.`needed`
    FROM (
      SELECT
        `t13`.`grp`,
        `t13`.`indicator`,
        `t13`.`period`,
        CAST(CAST(SUM(`t13`.`value`) AS DECIMAL(38, 0)) AS BIGINT) AS `value`,
        CAST(CAST(SUM(`t13`.`reported`) AS DECIMAL(38, 0)) AS BIGINT) AS `reported`,
        CAST(CAST(SUM(`t13`.`official`) AS DECIMAL(38, 0)) AS BIGINT) AS `official`
      FROM (
        SELECT
          `t12`.`class`,
          `t12`.`indicator`,
          `t12`.`period`,
          `t12`.`value`,
          `t12`.`reported`,
          `t12`.`official`,
          `t5`.`grp`
        FROM (
          SELECT
            `t10`.`class`,
            `t10`.`indicator`,
            `t10`.`period`,
            SUM(`t10`.`value`) AS `value`,
            COUNT(*) AS `reported`,
            SUM(`t10`.`official`) AS `official`
          FROM (
            SELECT
              `t6`.`body`,
              `t6`.`indicator`,
              `t6`.`period`,
              `t6`.`part`,
              `t6`.`value`,
              `t6`.`official`,
              `t6`.`revision`,
              `t7`.`class`
            FROM `figures` AS `t6`
            LEFT SEMI JOIN (
              SELECT
                `t2`.`body`,
                `t2`.`period`,
                MAX(`t2`.`revision`) AS `revision`
              FROM `figures` AS `t2`
              GROUP BY
                1,
                2
            ) AS `t9`
              ON `t6`.`body` = `t9`.`body`
              AND `t6`.`period` = `t9`.`period`
              AND `t6`.`revision` = `t9`.`revision`
            INNER JOIN `classes` AS `t7`
              ON `t6`.`body` = `t7`.`body`
          ) AS `t10`
          GROUP BY
            1,
            2,
            3
        ) AS `t12`
        INNER JOIN `groups` AS `t5`
          ON `t12`.`class` = `t5`.`class`
      ) AS `t13`
      GROUP BY
        1,
        2,
        3
    ) AS `t15`
    INNER JOIN `terms` AS `t4`
      ON `t15`.`indicator` = `t4`.`indicator`
  ) AS `t16`
  GROUP BY
    1,
    2,
    3
) AS `t17`
WHERE
  `t17`.`given` = `t17`.`needed`
