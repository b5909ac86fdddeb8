// The public surface of the checker. It imports `agreement` and `core` and nothing else: whoever trusts it need not
// trust the monitor.
export { type CheckResult, checkCertificate } from "./check.ts";
