/// How a reading call is distorted; everything here is something that Slack does, or may do by its documentation.
struct SlackReadingView: Sendable, Hashable {
    /// At most so many reactors per emoji, unless `full` is asked for.
    var listedReactors: Int?
    /// At most so many items per page, `has_more` being set all the same.
    var pageLimit: Int?
    var ignoresOldest = false
    var refusesCursors = false
    /// Seeds a message that comes twice, or the order of a page.
    var repeats: UInt64?
    var shuffles: UInt64?

    static let faithful = SlackReadingView()

    init() {}

    /// Repeats and shuffles a page as it goes out.
    func distort(_ messages: [SlackWorld.Message]) -> [SlackWorld.Message] {
        var page = messages
        if let repeats, !page.isEmpty {
            page.append(page[Int(repeats % UInt64(page.count))])
        }
        if let shuffles {
            var generator = SeededGenerator(seed: shuffles)
            page.shuffle(using: &generator)
        }
        return page
    }
}
