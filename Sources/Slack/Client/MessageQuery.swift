/// Which messages of a channel or a thread to read.
package struct MessageQuery: Sendable, Hashable {
    /// Messages after this; with `isInclusive`, this one too.
    package var oldest: SlackTimestamp?
    /// Messages before this; with `isInclusive`, this one too.
    package var latest: SlackTimestamp?
    package var isInclusive: Bool
    /// Messages asked for at a time; Slack gives fewer as it likes, and never more than 999.
    package var pageSize: Int
    package var includesMetadata: Bool
    /// Nobody waits for it: half of the method's burst is left to readings that somebody waits for.
    package var isPatient: Bool
    /// Pages after which reading stops with an incomplete result.
    package var maximumPages: Int

    package init(
        oldest: SlackTimestamp? = nil, latest: SlackTimestamp? = nil, isInclusive: Bool = false, pageSize: Int = 200,
        includesMetadata: Bool = true, isPatient: Bool = false, maximumPages: Int = 50
    ) {
        self.oldest = oldest
        self.latest = latest
        self.isInclusive = isInclusive
        self.pageSize = min(max(1, pageSize), 999)
        self.includesMetadata = includesMetadata
        self.isPatient = isPatient
        self.maximumPages = max(1, maximumPages)
    }

    func includes(_ ts: SlackTimestamp) -> Bool {
        if isPast(ts) { return false }
        guard let latest else { return true }
        return isInclusive ? ts <= latest : ts < latest
    }

    /// Whether the timestamp lies before what is asked for.
    func isPast(_ ts: SlackTimestamp) -> Bool {
        guard let oldest else { return false }
        return isInclusive ? ts < oldest : ts <= oldest
    }
}
