/**
 * Words of the grammar for conditions, orders, files and all the rest.
 *
 * @module
 */

import type { Comparison } from "./jobs.ts";
import type { AddPhrases, Meaning } from "./meaning.ts";

/** Adds the words for conditions, orders, files and what means nothing. */
export function addOtherPhrases(add: AddPhrases): void {
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
    "at least|no less than|have no less than|has no less than|with no less than|have no fewer than|has no fewer than|with no fewer than|not less than|not below|minimum of at least|>=|≥|greater than or equal to|more than or equal to|or more|=>|no fewer than|not under|not fewer than|equal to or greater than|equal to or above",
  );
  add(
    compare("<="),
    "at most|no more than|have no more than|has no more than|had no more than|with no more than|having no more than|not more than|not above|<=|≤|less than or equal to|fewer than or equal to|up to|=<|not over|not greater than|not exceeding|equal to or less than|equal to or below|a maximum of|maximum of at most",
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
    "have no|has no|had no|having no|with no|lack|lacks|lacking|lacked|missing|empty|blank|null|unknown values|missing values|empty cells|no value|not available|missing cells|blank cells|not filled in|not given",
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
  add(
    { type: "since", side: "after" },
    "after|later than|newer than|following",
  );
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
}
