import Maintenance

/// A length of time as people type it: `90m`, `2h`, `1h30m`.
enum PatienceWord {
    static let longest = Span.minutes(7 * 24 * 60)

    static func read(_ word: String) throws(Refusal) -> Span {
        guard let match = word.lowercased().wholeMatch(of: /(?:([0-9]{1,3})h)?(?:([0-9]{1,5})m(?:in)?)?/),
            match.1 != nil || match.2 != nil
        else {
            throw Refusal("\(DatabaseName.quoted(word)) is not a length of time. One looks like `90m` or `2h`.")
        }
        let minutes = (match.1.flatMap { Int64($0) } ?? 0) * 60 + (match.2.flatMap { Int64($0) } ?? 0)
        let span = Span.minutes(minutes)
        guard span > .zero, span <= longest else {
            throw Refusal("A step may take from 1 minute to 7 days: `90m`, `2h`.")
        }
        return span
    }
}
