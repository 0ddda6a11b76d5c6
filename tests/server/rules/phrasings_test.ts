import { assertEquals } from "@std/assert";
import {
  csv,
  least,
  mean,
  middle,
  most,
  per,
  type Sample,
  sorted,
  sum,
} from "./_reference.ts";
import { type Lines, work } from "./_run.ts";

const SALES: readonly Sample[] = [
  {
    product: "Widget A",
    category: "Electronics",
    revenue: 12500,
    units_sold: 250,
    month: "January",
  },
  {
    product: "Widget B",
    category: "Electronics",
    revenue: 8300,
    units_sold: 166,
    month: "January",
  },
  {
    product: "Gadget X",
    category: "Accessories",
    revenue: 4200,
    units_sold: 420,
    month: "January",
  },
  {
    product: "Widget A",
    category: "Electronics",
    revenue: 14200,
    units_sold: 284,
    month: "February",
  },
];

const WEATHER: readonly Sample[] = [
  {
    "Station": "Oslo",
    "Date": "2024-01-30",
    "Temperature (°C)": -3.5,
    "Rainfall [mm]": 0,
    "Wind speed": 12,
  },
  {
    "Station": "Oslo",
    "Date": "2024-02-02",
    "Temperature (°C)": -1,
    "Rainfall [mm]": 4.2,
    "Wind speed": 20,
  },
  {
    "Station": "Rome",
    "Date": "2024-01-30",
    "Temperature (°C)": 11.5,
    "Rainfall [mm]": null,
    "Wind speed": 5,
  },
  {
    "Station": "Rome",
    "Date": "2024-02-02",
    "Temperature (°C)": 12.25,
    "Rainfall [mm]": 1.1,
    "Wind speed": 7,
  },
  {
    "Station": "São Paulo",
    "Date": "2023-12-31",
    "Temperature (°C)": 28.1,
    "Rainfall [mm]": 18.8,
    "Wind speed": 9,
  },
  {
    "Station": "São Paulo",
    "Date": "2024-02-02",
    "Temperature (°C)": 27,
    "Rainfall [mm]": 0.3,
    "Wind speed": 4,
  },
];

const VISITS: readonly Sample[] = [
  {
    visit_id: 1,
    Hospital: "North Clinic",
    Department: "Cardiology",
    patientAge: 71,
    waitMinutes: 35,
    visitDate: "2023-11-05",
    outcome: "admitted",
  },
  {
    visit_id: 2,
    Hospital: "North Clinic",
    Department: "Emergency",
    patientAge: 34,
    waitMinutes: 120,
    visitDate: "2023-12-24",
    outcome: "discharged",
  },
  {
    visit_id: 3,
    Hospital: "St. Mary",
    Department: "Emergency",
    patientAge: 8,
    waitMinutes: 45,
    visitDate: "2024-01-02",
    outcome: "discharged",
  },
  {
    visit_id: 4,
    Hospital: "St. Mary",
    Department: "Cardiology",
    patientAge: 66,
    waitMinutes: null,
    visitDate: "2024-01-19",
    outcome: "admitted",
  },
  {
    visit_id: 5,
    Hospital: "St. Mary",
    Department: "Emergency",
    patientAge: 52,
    waitMinutes: 80,
    visitDate: "2024-02-07",
    outcome: "admitted",
  },
  {
    visit_id: 6,
    Hospital: "North Clinic",
    Department: "Emergency",
    patientAge: 19,
    waitMinutes: 15,
    visitDate: "2024-02-11",
    outcome: "referred",
  },
];

const GOALS: readonly Sample[] = [
  { season: 2022, player: "Ada", team: "Lions", goals: 3, assists: 2 },
  { season: 2022, player: "Bo", team: "Tigers", goals: 1, assists: 1 },
  { season: 2023, player: "Ada", team: "Lions", goals: 0, assists: 4 },
  { season: 2023, player: "Cy", team: "Bears", goals: 2, assists: 1 },
  { season: 2024, player: "Bo", team: "Tigers", goals: 4, assists: 3 },
  { season: 2024, player: "Ada", team: "Bears", goals: 5, assists: 0 },
];

const METERS: readonly Sample[] = [
  { Household: "H1", Quarter: "Q1 2023", kWh: 310.5, Tariff: "day" },
  { Household: "H1", Quarter: "Q2 2023", kWh: 250.25, Tariff: "day" },
  { Household: "H2", Quarter: "Q1 2023", kWh: 120.1, Tariff: "night" },
  { Household: "H2", Quarter: "Q4 2022", kWh: 99.9, Tariff: "night" },
  { Household: "H1", Quarter: "Q3 2023", kWh: 200.2, Tariff: "day" },
];

const SURVEY: readonly Sample[] = [
  {
    respondent: "r1",
    "age group": "18-25",
    country: "Chile",
    satisfaction: 4,
    "would recommend": "yes",
  },
  {
    respondent: "r2",
    "age group": "26-40",
    country: "Chile",
    satisfaction: 2,
    "would recommend": "no",
  },
  {
    respondent: "r3",
    "age group": "18-25",
    country: "Kenya",
    satisfaction: 5,
    "would recommend": "yes",
  },
  {
    respondent: "r4",
    "age group": "41+",
    country: "Kenya",
    satisfaction: 3,
    "would recommend": "no",
  },
  {
    respondent: "r5",
    "age group": "18-25",
    country: "Kenya",
    satisfaction: 5,
    "would recommend": "yes",
  },
];

type Expected = (samples: readonly Sample[]) => Lines[];

/** Samples under a condition. */
function where(
  samples: readonly Sample[],
  test: (one: Sample) => boolean,
): Sample[] {
  return samples.filter(test);
}

function subject(
  name: string,
  samples: readonly Sample[],
  phrasings: readonly (readonly [task: string, expected: Expected])[],
): void {
  Deno.test(`rules: ${name} in many phrasings`, async (t) => {
    for (const [task, expected] of phrasings) {
      await t.step(task, async () => {
        const done = await work(task, { [`${name}.csv`]: csv(samples) });
        assertEquals(
          done.tables.map(sorted),
          expected(samples).map(sorted),
          done.answer,
        );
      });
    }
  });
}

subject("sales", SALES, [
  ["What is the total revenue?", (s) => [[[sum(s, "revenue")]]]],
  [
    "Calculate total revenue and total units sold per product.",
    (
      s,
    ) => [
      per(
        s,
        ["product"],
        (g) => sum(g, "revenue"),
        (g) => sum(g, "units_sold"),
      ),
    ],
  ],
  [
    "revenue by category, please",
    (s) => [per(s, ["category"], (g) => sum(g, "revenue"))],
  ],
  ["Which product sold the most?", () => [[["Widget A", 534]]]],
  ["Find the best-selling product by revenue", () => [[["Widget A", 26700]]]],
  [
    "Show me the top 2 products by units sold",
    () => [[["Widget A", 534], ["Gadget X", 420]]],
  ],
  [
    "bottom two products by revenue",
    () => [[["Gadget X", 4200], ["Widget B", 8300]]],
  ],
  [
    "total revenue in January",
    (s) => [[[sum(where(s, (o) => o["month"] === "January"), "revenue")]]],
  ],
  ["How much revenue did Widget A make in February?", () => [[[14200]]]],
  [
    "What's the average revenue per category and month?",
    (s) => [per(s, ["category", "month"], (g) => mean(g, "revenue"))],
  ],
  [
    "total units for everything except Widget A",
    (
      s,
    ) => [[[sum(where(s, (o) => o["product"] !== "Widget A"), "units_sold")]]],
  ],
  [
    "Which products have a total revenue above 5000?",
    (s) => [per(
      where(s, (o) => o["product"] !== "Gadget X"),
      ["product"],
      (g) => sum(g, "revenue"),
    )],
  ],
  [
    "what percentage of revenue comes from Widget A?",
    () => [[["Widget A", 26700, 68.11]]],
  ],
  [
    "share of units sold per category",
    () => [[["Electronics", 700, 62.5], ["Accessories", 420, 37.5]]],
  ],
  [
    "month-over-month change of revenue",
    () => [[["January", 25000, null, null], [
      "February",
      14200,
      -10800,
      -43.2,
    ]]],
  ],
  [
    "how did revenue change from January to February",
    () => [[["January", 25000, null, null], [
      "February",
      14200,
      -10800,
      -43.2,
    ]]],
  ],
  ["Which month was the worst by revenue?", () => [[["February", 14200]]]],
  [
    "min, max and median revenue per product",
    (
      s,
    ) => [
      per(
        s,
        ["product"],
        (g) => least(g, "revenue"),
        (g) => most(g, "revenue"),
        (g) => middle(g, "revenue"),
      ),
    ],
  ],
  ["How many different products are there?", () => [[[3]]]],
  ["number of rows per month", (s) => [per(s, ["month"], (g) => g.length)]],
  [
    "What's the avrage revnue per catgory?",
    (s) => [per(s, ["category"], (g) => mean(g, "revenue"))],
  ],
  [
    "total revenue per product, sorted from highest to lowest; average units sold per month",
    (
      s,
    ) => [
      per(s, ["product"], (g) => sum(g, "revenue")),
      per(s, ["month"], (g) => mean(g, "units_sold")),
    ],
  ],
  [
    "For each category, find the best product by units sold",
    () => [[["Electronics", "Widget A", 534], [
      "Accessories",
      "Gadget X",
      420,
    ]]],
  ],
  [
    "Group by category and compute the total revenue and the average units sold",
    (
      s,
    ) => [
      per(
        s,
        ["category"],
        (g) => sum(g, "revenue"),
        (g) => mean(g, "units_sold"),
      ),
    ],
  ],
  [
    "Compare January and February by revenue",
    (s) => [per(s, ["month"], (g) => sum(g, "revenue"))],
  ],
]);

subject("weather", WEATHER, [
  [
    "average temperature per station",
    (s) => [per(s, ["Station"], (g) => mean(g, "Temperature (°C)"))],
  ],
  [
    "What was the highest temperature?",
    (s) => [[[most(s, "Temperature (°C)")]]],
  ],
  ["Which station had the lowest temperature?", () => [[["Oslo", -3.5]]]],
  [
    "total rainfall by station",
    (s) => [per(s, ["Station"], (g) => sum(g, "Rainfall [mm]"))],
  ],
  ["which is the wettest station", () => [[["São Paulo", 19.1]]]],
  ["minimum and maximum temperature in Sao Paulo", () => [[[27, 28.1]]]],
  [
    "average wind speed per month",
    () => [[["2023-12", 9], ["2024-01", 8.5], ["2024-02", 10.33]]],
  ],
  ["total rainfall in February 2024", () => [[[5.6]]]],
  ["how many rows have a rainfall of at least 1?", () => [[[3]]]],
  [
    "median temperature since 2024",
    (s) => [[[middle(
      where(s, (o) => String(o["Date"]) >= "2024"),
      "Temperature (°C)",
    )]]],
  ],
]);

subject("visits", VISITS, [
  [
    "average wait minutes per hospital",
    (s) => [per(s, ["Hospital"], (g) => mean(g, "waitMinutes"))],
  ],
  [
    "How many visits were there per department?",
    (s) => [per(s, ["Department"], (g) => g.length)],
  ],
  [
    "count of visits per outcome at St. Mary",
    () => [[["discharged", 1], ["admitted", 2]]],
  ],
  ["What is the median patient age of admitted patients?", () => [[[66]]]],
  ["How many patients are older than 50?", () => [[[3]]]],
  [
    "Which department has the longest average wait minutes?",
    () => [[["Emergency", 65]]],
  ],
  ["number of visits per quarter", () => [[["2023-Q4", 2], ["2024-Q1", 4]]]],
  [
    "visits per year, year over year change",
    () => [[["2023", 2, null, null], ["2024", 4, 2, 100]]],
  ],
  [
    "average patient age where department is Emergency and outcome is not discharged",
    () => [[[35.5]]],
  ],
  ["What is the longest wait in the Emergency department?", () => [[[120]]]],
]);

subject("goals", GOALS, [
  ["Who scored the most goals?", () => [[["Ada", 8]]]],
  [
    "total goals and assists per team",
    (s) => [per(s, ["team"], (g) => sum(g, "goals"), (g) => sum(g, "assists"))],
  ],
  ["goals per season", (s) => [per(s, ["season"], (g) => sum(g, "goals"))]],
  [
    "year-over-year change in goals",
    () => [[["2022", 4, null, null], ["2023", 2, -2, -50], [
      "2024",
      9,
      7,
      350,
    ]]],
  ],
  [
    "in which season did goals rise the most?",
    () => [[["2022", 4, null, null], ["2023", 2, -2, -50], [
      "2024",
      9,
      7,
      350,
    ]]],
  ],
  ["total goals of Ada after 2022", () => [[[5]]]],
  [
    "goals by team between 2022 and 2023",
    () => [[["Lions", 3], ["Tigers", 1], ["Bears", 2]]],
  ],
  [
    "average goals by player and team",
    (s) => [per(s, ["player", "team"], (g) => mean(g, "goals"))],
  ],
  ["Which team has the fewest assists?", () => [[["Bears", 1]]]],
  [
    "top player by goals in each season",
    () => [[["2022", "Ada", 3], ["2023", "Cy", 2], ["2024", "Ada", 5]]],
  ],
  ["how many goals did the Tigers score in 2024?", () => [[[4]]]],
  ["players with more than 1 row", () => [[["Ada", 3], ["Bo", 2]]]],
]);

subject("meters", METERS, [
  [
    "total kWh per household",
    (s) => [per(s, ["Household"], (g) => sum(g, "kWh"))],
  ],
  [
    "quarter-over-quarter change of total energy",
    () => [[["Q4 2022", 99.9, null, null], ["Q1 2023", 430.6, 330.7, 331.03], [
      "Q2 2023",
      250.25,
      -180.35,
      -41.88,
    ], ["Q3 2023", 200.2, -50.05, -20]]],
  ],
  ["average consumption for the night tariff", () => [[[110]]]],
  ["kWh of H1 in Q1 2023", () => [[[310.5]]]],
  [
    "highest kWh per household",
    (s) => [per(s, ["Household"], (g) => most(g, "kWh"))],
  ],
  ["list the tariffs", () => [[["day", 3], ["night", 2]]]],
]);

subject("survey", SURVEY, [
  [
    "average satisfaction per age group",
    (s) => [per(s, ["age group"], (g) => mean(g, "satisfaction"))],
  ],
  [
    "Count the rows per country where would recommend is yes.",
    () => [[["Chile", 1], ["Kenya", 2]]],
  ],
  [
    "What share of rows does each country have?",
    () => [[["Chile", 2, 40], ["Kenya", 3, 60]]],
  ],
  ["country with the best satisfaction", () => [[["Kenya", 4.33]]]],
  [
    "satisfaction below 4 by country: count",
    () => [[["Chile", 1], ["Kenya", 1]]],
  ],
  ["average satisfaction for 18-25 in Kenya", () => [[[5]]]],
  ["what is the most common age group?", () => [[["18-25", 3]]]],
]);

const SHOP: readonly Sample[] = [
  {
    "Order Date": "2024-01-03",
    "Store": "Downtown",
    "Product Line": "Shoes",
    "Gross Sales": 120.5,
    "Returns": 0,
    "Customer Rating": 4.5,
  },
  {
    "Order Date": "2024-01-15",
    "Store": "Airport",
    "Product Line": "Shoes",
    "Gross Sales": 99.99,
    "Returns": 1,
    "Customer Rating": 3,
  },
  {
    "Order Date": "2024-02-02",
    "Store": "Downtown",
    "Product Line": "Bags",
    "Gross Sales": 250,
    "Returns": 0,
    "Customer Rating": 5,
  },
  {
    "Order Date": "2024-02-20",
    "Store": "Mall",
    "Product Line": "Bags",
    "Gross Sales": 180.25,
    "Returns": 2,
    "Customer Rating": 2.5,
  },
  {
    "Order Date": "2024-03-29",
    "Store": "Mall",
    "Product Line": "Hats",
    "Gross Sales": 310.75,
    "Returns": 1,
    "Customer Rating": null,
  },
];

subject("shop", SHOP, [
  ["Which store performed best by gross sales?", () => [[["Mall", 491]]]],
  [
    "I want the total gross sales for each store, and also by product line",
    (s) => [
      per(s, ["Store"], (g) => sum(g, "Gross Sales")),
      per(s, ["Product Line"], (g) => sum(g, "Gross Sales")),
    ],
  ],
  [
    "Give me total gross sales and number of orders for each store",
    (s) => [per(s, ["Store"], (g) => sum(g, "Gross Sales"), (g) => g.length)],
  ],
  [
    "Which stores have an average rating below 4?",
    () => [[["Airport", 3], ["Mall", 2.5]]],
  ],
  [
    "For every product line show total gross sales, its share of the total and the average rating",
    () => [[["Shoes", 220.49, 3.75, 22.93], ["Bags", 430.25, 3.75, 44.75], [
      "Hats",
      310.75,
      null,
      32.32,
    ]]],
  ],
  [
    "total gross sales per store per month",
    (
      s,
    ) => [
      per(
        s.map((o) => ({ ...o, month: String(o["Order Date"]).slice(0, 7) })),
        ["Store", "month"],
        (g) => sum(g, "Gross Sales"),
      ),
    ],
  ],
  [
    "How have gross sales changed over time?",
    () => [[
      ["2024-01", 220.49, null, null],
      ["2024-02", 430.25, 209.76, 95.13],
      ["2024-03", 310.75, -119.5, -27.77],
    ]],
  ],
  ["how much did we sell in February in the Mall?", () => [[[180.25]]]],
  [
    "(a) total gross sales, (b) average customer rating, (c) number of returns",
    () => [[[961.49, 3.75, 4]]],
  ],
]);

Deno.test("rules take no word for a column that is only like it", async () => {
  const done = await work("total score per store", {
    "a.csv": "store,score\nA,1\nA,2\nB,4\n",
  });
  assertEquals(done.tables, [[["A", 3], ["B", 4]]]);
});

const STUDENTS: readonly Sample[] = [
  { Student: "Ana", "Grade Level": 9, "Math Score": 88, Passed: "yes" },
  { Student: "Ben", "Grade Level": 9, "Math Score": 75, Passed: "no" },
  { Student: "Cid", "Grade Level": 10, "Math Score": 95, Passed: "yes" },
  { Student: "Dot", "Grade Level": 10, "Math Score": 60, Passed: "no" },
  { Student: "Eli", "Grade Level": 11, "Math Score": 82, Passed: "yes" },
];

subject("students", STUDENTS, [
  ["How many students passed?", () => [[[3]]]],
  ["What percentage of students passed?", () => [[["yes", 3, 60]]]],
  [
    "average math score per grade level",
    (s) => [per(s, ["Grade Level"], (g) => mean(g, "Math Score"))],
  ],
  [
    "top student by math score in each grade level",
    () => [[["9", "Ana", 88], ["10", "Cid", 95], ["11", "Eli", 82]]],
  ],
  [
    "Only consider rows with a math score above 70. What is the average math score? How many students are there?",
    () => [[[85]], [[4]]],
  ],
]);

const HOURS: readonly Sample[] = [
  { timestamp: "2024-01-01 00:00", meter: "A", kwh: 1.5 },
  { timestamp: "2024-01-01 01:00", meter: "A", kwh: 1.2 },
  { timestamp: "2024-01-01 00:00", meter: "B", kwh: 2.5 },
  { timestamp: "2024-01-02 00:00", meter: "A", kwh: 1.1 },
];

subject("hours", HOURS, [
  ["total kwh per day", () => [[["2024-01-01", 5.2], ["2024-01-02", 1.1]]]],
  ["average kwh per hour of the day", () => [[["00", 1.7], ["01", 1.2]]]],
  [
    "daily kwh change for meter A",
    () => [[["2024-01-01", 2.7, null, null], [
      "2024-01-02",
      1.1,
      -1.6,
      -59.26,
    ]]],
  ],
]);
