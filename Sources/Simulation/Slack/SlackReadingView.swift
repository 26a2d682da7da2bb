/// How a reading call is distorted; everything here is something that Slack does, or may do by its documentation.
package struct SlackReadingView: Sendable, Hashable {
    /// At most so many reactors per emoji, unless `full` is asked for.
    package var listedReactors: Int?
    /// At most so many items per page, `has_more` being set all the same.
    package var pageLimit: Int?
    package var ignoresOldest = false
    package var refusesCursors = false
    /// Seeds a message that comes twice, or the order of a page.
    package var repeats: UInt64?
    package var shuffles: UInt64?

    package static let faithful = SlackReadingView()

    package init() {}

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
