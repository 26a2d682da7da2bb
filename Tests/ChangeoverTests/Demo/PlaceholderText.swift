/// A text in which what differs between two good runs is a placeholder: measured times, and digests of what is stored.
enum PlaceholderText {
    static func of(_ text: String) -> String {
        durations(
            text.replacing(/\b[0-9a-f]{64}\b/, with: "HASH")
                .replacing(/(?i)(plan|digest|chain)( `?)[0-9a-f]{8,}\b/) { "\($0.output.1)\($0.output.2)DIGEST" }
                .replacing(/<!date\^[0-9]+\^/, with: "<!date^INSTANT^")
                .replacing(/\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b/, with: "DAY")
                .replacing(/\b[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\b/, with: "TIME")
                .replacing(/archives\/(\w+)\/p[0-9]+/) { "archives/\($0.output.1)/MESSAGE" }
                .replacing(/thread_ts=[0-9.]+/, with: "thread_ts=MESSAGE"))
    }

    /// `about 10 min` and `typically under 60 s` are of the plan and stay.
    private static func durations(_ text: String) -> String {
        text.replacing(/\b(about |under )?([0-9]+ (?:h|min|s|ms)\b(?: [0-9]+ (?:min|s)\b)?)/) { match in
            let (whole, estimate, _) = match.output
            return estimate == nil || whole == "under 1 s" ? "DURATION" : String(whole)
        }
    }
}
