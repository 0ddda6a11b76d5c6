/**
 * The words and phrases of the grammar and what they stand for.
 *
 * @module
 */

import type { PeriodUnit } from "./calendar.ts";
import type { Comparison, Statistic } from "./jobs.ts";

/** What a phrase stands for in the grammar. */
export type Meaning =
  | { readonly type: "statistic"; readonly statistic: Statistic }
  | {
    readonly type: "rank";
    readonly highest: boolean;
    /** The kind of column that the word itself speaks of: "cheapest" of prices. */
    readonly about?: string;
    /** Words such as "top", which want a list rather than one. */
    readonly many?: boolean;
  }
  | { readonly type: "by" }
  | { readonly type: "over"; readonly unit: PeriodUnit | undefined }
  | { readonly type: "change"; readonly pick?: "rise" | "fall" }
  | { readonly type: "every"; readonly unit: PeriodUnit }
  | { readonly type: "unit"; readonly unit: PeriodUnit }
  | {
    readonly type: "compare";
    readonly comparison: Comparison;
    readonly about?: string;
  }
  | { readonly type: "between" }
  | { readonly type: "not" }
  | { readonly type: "share" }
  | { readonly type: "distinct" }
  | { readonly type: "sort" }
  | { readonly type: "direction"; readonly descending: boolean }
  | { readonly type: "save" }
  | {
    readonly type: "verb";
    readonly verb:
      | "work"
      | "list"
      | "rank"
      | "describe"
      | "compare"
      | "write"
      | "count";
  }
  | {
    readonly type: "question";
    readonly word:
      | "which"
      | "who"
      | "where"
      | "when"
      | "what"
      | "how many"
      | "how much";
  }
  | { readonly type: "missing" }
  | { readonly type: "text"; readonly test: "contains" | "starts" | "ends" }
  | {
    readonly type: "since";
    readonly side: "from" | "after" | "to" | "before";
  }
  | {
    readonly type: "reference";
    readonly what: "last" | "all" | "summary" | "data" | "report";
  }
  | { readonly type: "rows" }
  | { readonly type: "sequence" }
  | { readonly type: "conj"; readonly word: "and" | "or" | "," | "then" }
  | { readonly type: "marker" }
  | { readonly type: "is" }
  | { readonly type: "filler" };

const table = new Map<string, Meaning>();
let longest = 1;

function add(meaning: Meaning, phrases: string): void {
  for (const phrase of phrases.split("|").map((p) => p.trim())) {
    // The first meaning given stays: fillers at the end take only what is left.
    if (!table.has(phrase)) table.set(phrase, meaning);
    longest = Math.max(longest, phrase.split(" ").length);
  }
}

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
  "count|counts|number of|numbers of|the number of|count of|counts of|tally|how often|frequency|frequencies|total number of|total count of|the count of|amount of rows",
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
add({ type: "rank", highest: false, about: "temperature" }, "coldest|coolest");
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

const compare = (comparison: Comparison, about?: string): Meaning => ({
  type: "compare",
  comparison,
  ...(about === undefined ? {} : { about }),
});
add(
  compare(">"),
  "above|over|more than|greater than|larger than|bigger than|higher than|exceeding|exceeds|exceed|exceeded|in excess of|beyond|>|is above|better than|upwards of|bigger then|more then|greater then|higher then|not at most",
);
add(
  compare("<"),
  "below|under|less than|smaller than|lower than|fewer than|<|beneath|is below|worse than|less then|fewer then|lower then|short of",
);
add(
  compare(">="),
  "at least|no less than|not less than|not below|minimum of at least|>=|≥|greater than or equal to|more than or equal to|or more|=>|no fewer than|not under|not fewer than|equal to or greater than|equal to or above",
);
add(
  compare("<="),
  "at most|no more than|not more than|not above|<=|≤|less than or equal to|fewer than or equal to|up to|=<|not over|not greater than|not exceeding|equal to or less than|equal to or below|a maximum of|maximum of at most",
);
add(compare("="), "equal to|equals|==|=|exactly|equal");
add(compare("!="), "!=|<>|≠|not equal to|does not equal|unequal to");
add(compare(">", "age"), "older than");
add(compare("<", "age"), "younger than");
add(
  compare(">", "price"),
  "more expensive than|costing more than|dearer than|that cost more than|priced above|priced over",
);
add(
  compare("<", "price"),
  "cheaper than|costing less than|that cost less than|priced below|priced under",
);
add(compare(">", "temperature"), "warmer than|hotter than");
add(compare("<", "temperature"), "colder than|cooler than");
add(compare(">", "height"), "taller than");
add(compare(">", "weight"), "heavier than");
add(compare("<", "weight"), "lighter than");
add(compare(">", "duration"), "longer than");
add(compare("<", "duration"), "shorter than");
add(compare(">", "speed"), "faster than");
add(compare("<", "speed"), "slower than");
add(
  { type: "between" },
  "between|in the range|in the range of|ranging from|in between",
);
add(
  { type: "not" },
  "not|excluding|exclude|except|except for|without|other than|apart from|but not|not in|not for|not from|isn't|is not|are not|aren't|wasn't|was not|leaving out|leave out|ignoring|ignore|besides|but no|not counting|minus|omitting|omit|not including|outside|outside of|non",
);
add(
  { type: "share" },
  "share|shares|percentage of total|percent of total|percentage of the total|percent of the total|share of the total|share of total|proportion|proportions|percentage|percentages|percent|contribution|contributions|percentage share|fraction|what percent|what percentage|what share|relative share|as a percentage|in percent|as percentages|as percent|% of total|% of the total",
);
add(
  { type: "sort" },
  "sort|sorted|sorted by|sort by|order by|ordered by|ordering by|sort them by|sort it by|sorted on|in order of|arranged by|sort the table by|sorting by|ordered",
);
add(
  { type: "direction", descending: true },
  "descending|desc|in descending order|highest first|largest first|biggest first|from highest to lowest|from high to low|high to low|highest to lowest|from largest to smallest|largest to smallest|from most to least|decreasing|in decreasing order|from best to worst|best first|newest first|most first|in reverse order|reverse|from biggest to smallest|latest first|best to worst|backwards|z to a",
);
add(
  { type: "direction", descending: false },
  "ascending|asc|in ascending order|lowest first|smallest first|from lowest to highest|low to high|from low to high|lowest to highest|from smallest to largest|smallest to largest|increasing|in increasing order|alphabetically|in alphabetical order|alphabetical|oldest first|from worst to best|chronologically|in chronological order|in calendar order|a to z|worst first|from least to most|earliest first",
);
add(
  { type: "save" },
  "save|saves|saved|saving|export|exports|exported|write to|write it to|write them to|store|stores|stored|put|dump|output|save it|save them|write out|put it|put them|download|downloadable|written to|write the results to|persist|and write",
);
add(
  { type: "verb", verb: "work" },
  "calculate|calculates|compute|computes|find|finds|find out|determine|determines|give|give me|tell|tell me|get|work out|show me|display|print|report|identify|identifies|return|figure out|provide|produce|generate|generates|create|creates|make|build|evaluate|analyze|analyse|derive|show|shows|extract|look up|see|need|want|i want|i need|i would like|i'd like|let me know|present|check|measure|know|detect|obtain|estimate|add",
);
add(
  { type: "verb", verb: "list" },
  "list|lists|list all|enumerate|name|show all|list out|display all|print all",
);
add(
  { type: "verb", verb: "rank" },
  "rank|ranks|ranked|ranking|ranking of|rankings|leaderboard|rank all|league table|standings",
);
add(
  { type: "verb", verb: "describe" },
  "describe|summary statistics|descriptive statistics|basic statistics|key statistics|summarize|summarise|overview|profile|statistics|stats|explore|eda|exploratory analysis|describe the data|summary stats|statistical summary",
);
add(
  { type: "verb", verb: "compare" },
  "compare|comparison|compared|comparing|versus|vs|against|comparison of",
);
add(
  { type: "verb", verb: "count" },
  "count the|count all|count how many|count the number of",
);
add({ type: "verb", verb: "write" }, "write|writes");
add({ type: "question", word: "which" }, "which|what kind of|which of the");
add({ type: "question", word: "who" }, "who|whom|whose name");
add(
  { type: "question", word: "where" },
  "in which place|in what place|whereabouts",
);
add({ type: "question", word: "when" }, "when|on which date|on what date");
add(
  { type: "question", word: "what" },
  "what|what is|what are|what was|what were|what's|whats",
);
add({ type: "question", word: "how many" }, "how many");
add(
  { type: "question", word: "how much" },
  "how much|how high|how large|how big|how long|how old",
);
add(
  { type: "missing" },
  "missing|empty|blank|null|unknown values|missing values|empty cells|no value|not available|missing cells|blank cells|not filled in|not given",
);
add(
  { type: "text", test: "contains" },
  "contains|containing|contain|includes the word|with the word|mentioning|mentions|contains the word|containing the word|including the word",
);
add(
  { type: "text", test: "starts" },
  "starts with|starting with|start with|begins with|beginning with|begin with",
);
add(
  { type: "text", test: "ends" },
  "ends with|ending with|end with|ending in|ends in",
);
add(
  { type: "since", side: "from" },
  "since|from|starting from|starting in|beginning in|as of",
);
add({ type: "since", side: "after" }, "after|later than|newer than|following");
add(
  { type: "since", side: "to" },
  "until|till|through|up to and including|to|up until|thru",
);
add(
  { type: "since", side: "before" },
  "before|earlier than|prior to|older then",
);
add(
  { type: "reference", what: "last" },
  "it|them|this|that table|the table|that list|the list|this table|that result|the result|the output|this result|this list|these numbers|the numbers|those|those numbers|the sequence|this ranking|the ranking|the values|the figures|that|these|the series|the terms|this sequence",
);
add(
  { type: "reference", what: "all" },
  "results|the results|everything|all results|all of it|all of them|all tables|all the results|all the tables|these results|the tables|all of this|all of these|all findings|the findings|findings|both|both tables|those results|each result|the answers|your results|your findings|all of that|all numbers|the analysis|analysis|the statistics|the metrics|metrics|the aggregates|aggregates|aggregated data|aggregated results|aggregated table|the outcome",
);
add(
  { type: "reference", what: "summary" },
  "summary|the summary|a summary|summary table|the summary table|a summary table|summaries|summary file|summary data|this summary|summary of the results|summary of results|summary of the findings|summary report|summarized data|summarised data",
);
add(
  { type: "reference", what: "data" },
  "data|dataset|the data|the dataset|data set|spreadsheet|the original data|the whole table|the whole dataset|the raw data|raw data|the file|the whole file|the spreadsheet|the csv|the cleaned data",
);
add(
  { type: "reference", what: "report" },
  "report|a report|the report|written report",
);
add(
  { type: "rows" },
  "rows|records|entries|lines|observations|row|record|entry|data points|cases|measurements|transactions|rows of data|samples|items in the data|instances|occurrences|times",
);
add(
  { type: "sequence" },
  "fibonacci|fibonacci numbers|prime|primes|prime numbers|square numbers|squares|cube numbers|cubes|factorials|factorial|triangular numbers|triangle numbers|catalan numbers|lucas numbers|powers of|multiples of|even numbers|odd numbers|perfect numbers|natural numbers|whole numbers",
);
add(
  { type: "conj", word: "and" },
  "and|&|as well as|plus|along with|together with|and also|also|in addition to|and the|including|with their",
);
add({ type: "conj", word: "or" }, "or");
add({ type: "conj", word: "," }, ",");
add(
  { type: "conj", word: "then" },
  ";|then|and then|after that|afterwards|finally|next|lastly|additionally|furthermore|moreover|in addition|besides that|secondly|thirdly|followed by|but|while|whereas|.",
);
add(
  { type: "marker" },
  "in|for|of|with|at|on|during|where|when the|whose|that have|having|having a|that has|who have|among|amongst|only|only for|only in|just|inside|if|that are|which are|who are|which have|considering|restricted to|limited to|that were|who were|made by|made in|sold in|within|out of|coming from|belonging to|from the|filter|filtered|filtered by|filter by|filtered on|filter for|filtered to",
);
add({ type: "is" }, "is|are|was|were|:|be|being|has|have|had");
add(
  { type: "filler" },
  "the|a|an|please|also|too|all|our|my|your|their|its|his|her|there|do|does|did|can|could|would|should|will|shall|you|i|we|me|us|so|value|values|column|columns|field|and/or|way|brief|short|simple|quick|new|following|tasks|task|named|called|as|into|using|use|figure|figures|amount of|level|levels|number|numbers|group|groups|different kinds of|kind of|type of|be|been|to be|any|some|of all|of the|in the|for the|from all|overall view|respectively|make|makes|made|perform|together|entire|whole|full|complete|given|format|formatted|file|files|document|name|want|needed|get|gets|got|come|comes|came|generated|achieved|recorded|reported|observed|measured|registered|that|it|this|happen|happened|occur|occurred|exist|exists|(|)|-|–|—|/|?|!|\"|'|#|*",
);

/** Meanings by their phrases, words joined by a space. */
export const PHRASES: ReadonlyMap<string, Meaning> = table;

/** The number of words of the longest phrase. */
export const LONGEST_PHRASE: number = longest;
