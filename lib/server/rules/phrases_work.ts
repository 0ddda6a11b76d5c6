/**
 * Words of the grammar that say what to work out.
 *
 * @module
 */

import type { Statistic } from "./jobs.ts";
import type { AddPhrases, Meaning } from "./meaning.ts";

/** Adds the words for statistics, ranks, groups and periods. */
export function addWorkPhrases(add: AddPhrases): void {
  const statistic = (name: Statistic): Meaning => ({
    type: "statistic",
    statistic: name,
  });
  add(
    statistic("sum"),
    "total|totals|sum|sums|sum up|add up|sum of|total of|totals of|in total|overall total|grand total|cumulative total|totaled|totalled|summed|altogether|combined|overall|aggregate",
  );
  add(
    statistic("average"),
    "average|averages|mean|means|avg|mean value|average value|average of|mean of|averaged|on average",
  );
  add(statistic("median"), "median|medians|median of|median value");
  add(
    statistic("min"),
    "minimum|minimums|minima|min|minimum of|minimal|minimum value",
  );
  add(
    statistic("max"),
    "maximum|maximums|maxima|max|maximum of|maximal|maximum value",
  );
  add(
    statistic("count"),
    "headcount|head count|count|counts|number of|numbers of|the number of|count of|counts of|tally|how often|frequency|frequencies|total number of|total count of|the count of|amount of rows",
  );
  add(
    statistic("deviation"),
    "standard deviation|standard deviations|std|stdev|std dev|std deviation|standard deviation of",
  );
  add(
    { type: "distinct" },
    "distinct|unique|different|distinct values of|unique values of|different values of|distinct values|unique values|distinct count of|distinct number of|number of distinct|number of unique|number of different|count of distinct|count of unique|count of different|count distinct|count unique|distinct count|unique count|distinct values in|unique values in",
  );

  add(
    { type: "rank", highest: true },
    "best|highest|largest|biggest|greatest|most|strongest|leading|maximum performing|best performing|best ranked|most successful|winning|peak|record|dominant|highest ranked|number one|max out",
  );
  add(
    { type: "rank", highest: false },
    "worst|lowest|smallest|least|fewest|weakest|worst performing|lowest performing|lowest ranked|least successful|poorest|tiniest",
  );
  add(
    { type: "rank", highest: true, many: true },
    "top|top performing|highest performing|top ranked|top scoring",
  );
  add({ type: "rank", highest: false, many: true }, "bottom");
  add(
    { type: "rank", highest: true, about: "sold" },
    "best selling|top selling|most sold|most popular|bestselling|most selling|highest selling|best seller|best sellers|bestseller|bestsellers|sold most|sold the most|sells most|sells the most|sells best|sold best|sold the best|selling most|most often sold|most frequently sold",
  );
  add(
    { type: "rank", highest: false, about: "sold" },
    "worst selling|least sold|least popular|lowest selling|sold least|sold the least|sold worst|sells least|sold the fewest|worst seller|worst sellers|least selling",
  );
  add(
    { type: "rank", highest: true, about: "price" },
    "most expensive|priciest|dearest|costliest|most costly",
  );
  add(
    { type: "rank", highest: false, about: "price" },
    "cheapest|least expensive|least costly",
  );
  add({ type: "rank", highest: true, about: "temperature" }, "hottest|warmest");
  add(
    { type: "rank", highest: false, about: "temperature" },
    "coldest|coolest",
  );
  add({ type: "rank", highest: true, about: "age" }, "oldest");
  add({ type: "rank", highest: false, about: "age" }, "youngest");
  add({ type: "rank", highest: true, about: "height" }, "tallest");
  add({ type: "rank", highest: false, about: "height" }, "shortest");
  add({ type: "rank", highest: true, about: "weight" }, "heaviest");
  add({ type: "rank", highest: false, about: "weight" }, "lightest");
  add({ type: "rank", highest: true, about: "duration" }, "longest");
  add({ type: "rank", highest: true, about: "speed" }, "fastest|quickest");
  add({ type: "rank", highest: false, about: "speed" }, "slowest");
  add({ type: "rank", highest: true, about: "rain" }, "wettest|rainiest");
  add({ type: "rank", highest: false, about: "rain" }, "driest");
  add({ type: "rank", highest: true, about: "wind" }, "windiest");
  add({ type: "rank", highest: true, about: "profit" }, "most profitable");
  add({ type: "rank", highest: false, about: "profit" }, "least profitable");
  add({ type: "rank", highest: true, about: "visit" }, "busiest|most visited");
  add(
    { type: "rank", highest: true, about: "population" },
    "most populous|most populated",
  );
  add(
    { type: "rank", highest: true, about: "rating" },
    "best rated|highest rated|top rated",
  );
  add(
    { type: "rank", highest: false, about: "rating" },
    "worst rated|lowest rated",
  );
  add(
    { type: "rank", highest: true, about: "salary" },
    "highest paid|best paid|top earning|highest earning|top paid",
  );
  add(
    { type: "rank", highest: false, about: "salary" },
    "lowest paid|worst paid|lowest earning",
  );
  add(
    { type: "rank", highest: true, about: "time" },
    "latest|most recent|newest|last one",
  );
  add({ type: "rank", highest: false, about: "time" }, "earliest|first one");
  add(
    { type: "rank", highest: true, about: "count" },
    "most common|most frequent|most often|most frequently|commonest",
  );
  add(
    { type: "rank", highest: false, about: "count" },
    "least common|least frequent|rarest|least often",
  );

  add(
    { type: "by" },
    "by|per|for each|for every|in each|in every|of each|at each|each|every|across|grouped by|group by|grouping by|broken down by|break down by|breakdown by|split by|split up by|divided by|within each|from each|by each|per each|for all|aggregated by|aggregate by|according to|for the different|for individual|on each|for any|over each|summarized by|summarised by|segmented by|categorized by|broken out by|grouped on|on a per",
  );

  for (
    const [unit, words] of [
      ["month", "month"],
      ["quarter", "quarter"],
      ["year", "year"],
      ["week", "week"],
      ["day", "day"],
    ] as const
  ) {
    add(
      { type: "over", unit },
      `${words} over ${words}|${words} on ${words}|${words} to ${words}|${words} by ${words} change|${words} by ${words} growth|from ${words} to ${words}|from one ${words} to the next|from one ${words} to another|${words} against ${words}|${words} versus ${words}|${words} vs ${words}|between consecutive ${words}s|between ${words}s|between successive ${words}s|compared to the previous ${words}|compared with the previous ${words}|compared to previous ${words}|versus the previous ${words}|vs previous ${words}|compared to the prior ${words}|over the previous ${words}|from the previous ${words}|to the previous ${words}|with the previous ${words}|from ${words} on ${words}`,
    );
    add({ type: "unit", unit }, `${words}|${words}s|calendar ${words}`);
  }
  add(
    { type: "over", unit: "month" },
    "mom|m o m|monthly change|monthly growth|monthly changes|monthly difference|monthly differences|monthly growth rate|monthly percent change",
  );
  add(
    { type: "over", unit: "year" },
    "yoy|y o y|yearly change|annual change|annual growth|yearly growth|yearly changes|annual growth rate|yearly difference",
  );
  add(
    { type: "over", unit: "quarter" },
    "qoq|q o q|quarterly change|quarterly growth|quarterly changes|quarterly growth rate|quarterly difference",
  );
  add(
    { type: "over", unit: "week" },
    "wow|weekly change|weekly growth|weekly changes",
  );
  add(
    { type: "over", unit: "day" },
    "daily change|daily growth|daily changes|day to day",
  );
  add(
    { type: "over", unit: undefined },
    "over time|trend|trends|trend over time|development over time|time series|period over period|period on period|from period to period|from one period to the next|compared to the previous period|compared with the previous period",
  );
  add(
    { type: "change" },
    "change|changes|growth|growth rate|growth rates|percent change|percentage change|percentage growth|delta|deltas|difference|differences|changed|grow|grew|grown|develop|development|evolve|evolved|evolution|rate of change|increase or decrease",
  );
  add(
    { type: "change", pick: "rise" },
    "increase|increases|rise|gain|jump|increased|risen|rose|improvement|improved",
  );
  add(
    { type: "change", pick: "fall" },
    "decrease|decreases|drop|decline|fall|loss|decreased|dropped|declined|fell|fallen|dip|slump",
  );
  add(
    { type: "every", unit: "month" },
    "monthly|by the month|month wise|monthwise",
  );
  add({ type: "every", unit: "quarter" }, "quarterly|quarter wise");
  add(
    { type: "every", unit: "year" },
    "yearly|annual|annually|year wise|by calendar year",
  );
  add({ type: "every", unit: "week" }, "weekly|week wise");
  add({ type: "every", unit: "day" }, "daily|day wise");
  add({ type: "every", unit: "hour" }, "hourly");
  add(
    { type: "unit", unit: "weekday" },
    "weekday|weekdays|day of the week|days of the week|day of week",
  );
  add({ type: "unit", unit: "hour" }, "hour|hour of the day|hour of day");
}
