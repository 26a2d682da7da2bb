/// How large Slack lets a message be. Lengths are counted in UTF-16 units, the largest count that Slack may mean.
enum MessageLimits {
    /// Slack truncates at 40,000 and may split beyond 4,000 (docs.slack.dev, chat.postMessage); we stay below both.
    static let text = 3_500
    static let blocks = 50
    /// All blocks together, as JSON: `msg_blocks_too_long` was seen at about 13,200 (slackapi/bolt-js#2509).
    static let allBlocks = 12_000
    static let header = 150
    static let sectionText = 3_000
    static let fields = 10
    static let field = 2_000
    static let contextElements = 10
    static let contextElement = 3_000
    /// Ends whatever was cut short.
    static let ellipsis = "…"
}
