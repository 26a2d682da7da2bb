/// Whether Slack treats us as an app distributed outside its Marketplace: 15 objects a page and one read a minute.
///
/// Only an app that the customer made from our manifest is spared this (docs.slack.dev/apis/web-api/rate-limits).
struct HistoryClamp: Sendable, Hashable {
    static let pageSize = 15

    private(set) var cappedPages = 0
    private(set) var refusals = 0

    init() {}

    /// Pages stop at 15 although more was asked for and more is there.
    var isSuspected: Bool { cappedPages > 0 }

    /// And calls are refused as well: only now is the slow rate kept.
    var isConfirmed: Bool { cappedPages > 0 && refusals > 0 }

    /// Notes a page; a larger one disproves whatever was suspected.
    mutating func notePage(of count: Int, askedFor limit: Int, hasMore: Bool) {
        if count > Self.pageSize {
            self = HistoryClamp()
        } else if count == Self.pageSize, limit > Self.pageSize, hasMore {
            cappedPages += 1
        }
    }

    /// Notes a 429.
    mutating func noteRefusal() { refusals += 1 }
}
