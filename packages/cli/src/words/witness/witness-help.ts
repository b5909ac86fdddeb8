// How `servanda witness` and its verbs are explained.
import type { CommandFamily, CommandHelp } from "../../command.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_UNREADABLE, EXIT_USAGE } from "../../exit-codes.ts";

const usageExit = [EXIT_USAGE, "the command was used wrongly"] as const;
const exits: CommandHelp["exits"] = [
  [EXIT_OK, "done"],
  usageExit,
  [EXIT_UNREADABLE, "a file cannot be read or written, or the witness is at work in another process"],
];

export const witnessHelp: CommandFamily["help"] = {
  name: "witness",
  usage: "witness VERB …",
  summary: "cosigns the checkpoints of logs, so that none can show two faces",
  about: [
    "A witness remembers the last checkpoint of a log that it has cosigned, and cosigns another one only if it " +
      "continues it. Parties and observers run one each. Whoever reads the log asks for the cosignatures of enough " +
      "of them, and of their own; then a log that shows different things to different people is found out.",
    "It speaks C2SP tlog-witness, so that logs and witnesses of others work with it. Without a network the same " +
      "requests and answers go as files.",
    "DIR is the witness's folder. It holds its private key: keep it on a machine of your own, and never put an older " +
      "copy back, for a witness that forgets can be made to sign a fork.",
  ],
  examples: [
    {
      command:
        "servanda witness init w1 --name witness.example/w1\n" +
        "    servanda witness add-log w1 log.example/ceasefire/1+4cd…+AY3…\n" +
        "    servanda witness serve w1",
      text: "Make a witness, tell it of a log, and let it work:",
    },
  ],
};

const originFlag = {
  name: "origin",
  value: "ORIGIN",
  text: "the first line of the log's checkpoints, where it is not the key's name",
};

export const initHelp: CommandHelp = {
  name: "witness init",
  usage: "witness init DIR --name NAME",
  summary: "makes a witness with a key of its own",
  about: [
    "Makes the folder DIR with a new private key, `key.pem`, that only you may read, and prints the verifier key, " +
      "which everybody may have; it stands in `witness.vkey` too.",
    "NAME is an address without `https://` that is yours; nothing need answer there. If DIR holds a `key.pem` and " +
      "nothing else, that key is taken: PKCS #8 in PEM, as `openssl genpkey -algorithm ed25519` writes it.",
  ],
  flags: [{ name: "name", value: "NAME", text: "under which it cosigns, such as witness.example/w1" }],
  examples: [{ command: "servanda witness init w1 --name witness.example/w1", text: "A new witness:" }],
  exits,
};

export const addLogHelp: CommandHelp = {
  name: "witness add-log",
  usage: "witness add-log DIR VKEY [--origin ORIGIN]",
  summary: "lets it cosign for a log, or for a log's next key",
  about: [
    "From now on the witness cosigns what is signed with this key. While a log changes its key, add the new one and " +
      "take the old one away later: until then either will do. It need not be stopped for that.",
  ],
  flags: [originFlag],
  examples: [{ command: "servanda witness add-log w1 log.example/ceasefire/1+4cd…+AY3…", text: "A log:" }],
  exits,
};

export const delLogHelp: CommandHelp = {
  name: "witness del-log",
  usage: "witness del-log DIR VKEY [--origin ORIGIN]",
  summary: "takes a key of a log away",
  about: [
    "What is signed with this key is cosigned no more. What was cosigned stays known, so that the log cannot begin " +
      "anew when it is added again.",
  ],
  flags: [originFlag],
  examples: [{ command: "servanda witness del-log w1 log.example/ceasefire/1+4cd…+AY3…", text: "An old key:" }],
  exits,
};

export const serveHelp: CommandHelp = {
  name: "witness serve",
  usage: "witness serve DIR [--listen HOST:PORT]",
  summary: "answers logs over HTTP until it is stopped",
  about: [
    "Answers `POST /add-checkpoint` as C2SP tlog-witness says. Put a web server with TLS in front of it, or a tunnel " +
      "where the machine is not to be reached from outside. Ctrl-C stops it.",
  ],
  flags: [
    { name: "listen", value: "HOST:PORT", text: "where; 127.0.0.1:7380 if absent, and port 0 is any that is free" },
  ],
  examples: [{ command: "servanda witness serve w1 --listen 127.0.0.1:7380", text: "At work:" }],
  exits,
};

export const signHelp: CommandHelp = {
  name: "witness sign",
  usage: "witness sign DIR FILE… [--out DIR]",
  summary: "answers requests that came as files",
  about: [
    "Each FILE is a request, byte for byte what would be posted; its answer is byte for byte what would come back. " +
      "The answer to `x` is `x.answer` in the folder of --out; nothing is written over. One request without --out is " +
      "answered on standard output.",
  ],
  flags: [{ name: "out", value: "DIR", text: "where the answers go: a folder that exists" }],
  examples: [{ command: "servanda witness sign w1 stick/*.add-checkpoint --out stick", text: "What a stick brought:" }],
  exits: [
    [EXIT_OK, "all were cosigned"],
    [EXIT_FOUND, "one was not; its answer says why"],
    usageExit,
    [EXIT_UNREADABLE, "a file cannot be read or written, or the witness is at work in another process"],
  ],
};

export const showHelp: CommandHelp = {
  name: "witness show",
  usage: "witness show DIR [--json]",
  summary: "which logs it cosigns for, and what it has cosigned last",
  about: ["Also while the witness is at work. Nothing secret is shown."],
  flags: [{ name: "json", text: "print one JSON object a log" }],
  examples: [{ command: "servanda witness show w1", text: "What it knows:" }],
  exits: [
    [EXIT_OK, "shown"],
    [EXIT_FOUND, "what it keeps of a log is damaged, so that it signs nothing more of it"],
    usageExit,
    [EXIT_UNREADABLE, "the folder cannot be read"],
  ],
};
