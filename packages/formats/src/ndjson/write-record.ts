// A record as one line of Servanda's own NDJSON, in a form that reads back as the same record. What a reader would
// assume anyway is left out; instants are ISO texts in UTC.
import type { LogRecord, Observation, Place } from "@servanda/agreement";
import { formatInstant, type Instant } from "@servanda/core";

/** Without a line end. `parseRecordLine` of it gives an equal record. */
export function writeRecordLine(record: LogRecord): string {
  return JSON.stringify(writtenRecord(record));
}

/** The object that the line is the JSON of. Members that are undefined are absent. */
export function writtenRecord(record: LogRecord): object {
  switch (record.record) {
    case "observation":
      return observation(record);
    case "act": {
      const { recordedAt, at, place, ...rest } = record;
      return { ...rest, at: formatInstant(at), ...recorded(at, recordedAt), ...written(place) };
    }
    case "coverage": {
      const { recordedAt, from, to, ...rest } = record;
      return { ...rest, from: formatInstant(from), to: formatInstant(to), ...recorded(to, recordedAt) };
    }
    case "correction": {
      const { from, to, place, ...rest } = record.change;
      const when = from === undefined || to === undefined ? {} : { from: formatInstant(from), to: formatInstant(to) };
      const where = place === null ? { place } : written(place);
      const change = { ...when, ...where, ...rest };
      return { ...record, recordedAt: formatInstant(record.recordedAt), change };
    }
    case "withdrawal":
    case "tick":
      return { ...record, recordedAt: formatInstant(record.recordedAt) };
  }
}

function observation(record: Observation): object {
  const {
    record: sort,
    id,
    source,
    kind,
    from,
    to,
    recordedAt,
    sourceKind,
    group,
    place,
    reportedAt,
    ...rest
  } = record;
  return {
    record: sort,
    id,
    source,
    kind,
    ...(from === to ? { at: formatInstant(from) } : { from: formatInstant(from), to: formatInstant(to) }),
    ...recorded(to, recordedAt),
    ...(sourceKind === "open" ? {} : { sourceKind }),
    ...(group === source ? {} : { group }),
    ...written(place),
    ...rest,
    ...(reportedAt === undefined ? {} : { reportedAt: formatInstant(reportedAt) }),
  };
}

function recorded(assumed: Instant, recordedAt: Instant): object {
  return assumed === recordedAt ? {} : { recordedAt: formatInstant(recordedAt) };
}

function written(place: Place | undefined): object {
  if (place === undefined) return {};
  const { lat, lon, radiusM, names } = place;
  const [name] = names;
  if (lat === undefined && radiusM === 0 && names.length === 1) return { place: name };
  return {
    place: { lat, lon, ...(radiusM === 0 ? {} : { radiusM }), ...(names.length === 0 ? {} : { names }) },
  };
}
