import Slack

extension Mrkdwn {
    /// A sentence of ours in which commands stand in backticks, each as it has to be typed here: the one way by which
    /// sentences of the core, the runbooks, the engine and the parser reach the chat.
    ///
    /// - Parameter prefix: what commands begin with: `!rds`.
    static func sentence(_ text: String, typedAfter prefix: String, limit: Int = 500) -> Mrkdwn {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count > 1, !parts.count.isMultiple(of: 2) else { return .foreign(text, limit: limit) }
        var room = limit
        var pieces: [Mrkdwn] = []
        for (index, part) in parts.enumerated() where !part.isEmpty && room > 0 {
            let isCode = !index.isMultiple(of: 2)
            pieces.append(
                isCode ? .code(line(typed(part, after: prefix), limit: room)) : .foreign(String(part), limit: room))
            room -= part.utf16.count
        }
        return pieces.joined()
    }

    private static func typed(_ code: Substring, after prefix: String) -> String {
        let first = code.prefix { $0 != " " }
        return CommandList.command(named: String(first)) == nil ? String(code) : "\(prefix) \(code)"
    }
}
