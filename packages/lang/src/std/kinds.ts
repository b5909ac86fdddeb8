// Event kinds of the standard vocabulary, as a tree: what can be observed in the world. Each row is a kind with the
// kind it stands under, its plural and its article, so that rules read back as sentences. Not for acts on record
// (acts.ts).

/** `plural` of a mass noun counts its instances; `article` is empty for a mass noun. */
export interface KindRow {
  readonly name: string;
  readonly under: string | undefined;
  readonly plural: string;
  readonly article: "a" | "an" | "";
}

type Short = readonly [name: string, under: string, plural: string, article: "a" | "an" | ""];

const rows: readonly Short[] = [
  // fire and its forms
  ["fire", "", "instances of fire", ""],
  ["ceasefire violation", "fire", "ceasefire violations", "a"],
  ["explosion", "fire", "explosions", "an"],
  ["burst", "fire", "bursts", "a"],
  ["shot", "fire", "shots", "a"],
  ["shelling", "fire", "shellings", ""],
  ["rocket", "fire", "rockets", "a"],
  ["airstrike", "fire", "airstrikes", "an"],
  ["drone strike", "fire", "drone strikes", "a"],
  ["strike on infrastructure", "", "strikes on infrastructure", "a"],
  ["attack", "", "attacks", "an"],
  ["armed attack", "attack", "armed attacks", "an"],
  ["counter-attack", "attack", "counter-attacks", "a"],
  ["reprisal", "", "reprisals", "a"],
  ["lethal event", "", "lethal events", "a"],
  ["heat", "", "heat detections", ""],
  // alarms
  ["alarm", "", "alarms", "an"],
  ["rocket alarm", "alarm", "rocket alarms", "a"],
  ["aircraft alarm", "alarm", "aircraft alarms", "an"],
  ["infiltration alarm", "alarm", "infiltration alarms", "an"],
  ["air alert", "alarm", "air alerts", "an"],
  // flight
  ["flight", "", "flights", "a"],
  ["uav", "flight", "uavs", "a"],
  ["aircraft", "flight", "aircraft", "an"],
  ["helicopter", "flight", "helicopters", "a"],
  // movement on the ground and at sea
  ["movement", "", "movements", "a"],
  ["column", "movement", "columns", "a"],
  ["incursion", "movement", "incursions", "an"],
  ["crossing", "movement", "crossings", "a"],
  ["transit", "movement", "transits", "a"],
  ["withdrawal", "", "withdrawals", "a"],
  ["reinforcement", "", "reinforcements", "a"],
  ["patrol", "", "patrols", "a"],
  ["reconnaissance", "", "instances of reconnaissance", ""],
  ["sabotage", "", "acts of sabotage", ""],
  // what is seen to be somewhere
  ["sighting", "", "sightings", "a"],
  ["troops", "sighting", "sightings of troops", ""],
  ["warship", "sighting", "warships", "a"],
  ["heavy weapon", "sighting", "heavy weapons", "a"],
  ["artillery", "heavy weapon", "artillery pieces", ""],
  ["mlrs", "heavy weapon", "multiple launch rocket systems", "an"],
  ["tank", "heavy weapon", "tanks", "a"],
  ["mortar", "heavy weapon", "mortars", "a"],
  ["tactical missile", "heavy weapon", "tactical missiles", "a"],
  ["anti-tank weapon", "heavy weapon", "anti-tank weapons", "an"],
  ["air-defence weapon", "heavy weapon", "air-defence weapons", "an"],
  ["armoured vehicle", "sighting", "armoured vehicles", "an"],
  ["mine", "sighting", "mines", "a"],
  // hindrance and control
  ["jamming", "", "instances of jamming", ""],
  ["denial", "", "denials of access", "a"],
  ["obstacle", "", "obstacles", "an"],
  ["inspection", "", "inspections", "an"],
  ["storage", "", "instances of storage", ""],
  ["notice", "", "notices", "a"],
];

/** Parents before children. */
export const kindRows: readonly KindRow[] = rows.map(([name, under, plural, article]) => ({
  name,
  under: under === "" ? undefined : under,
  plural,
  article,
}));
