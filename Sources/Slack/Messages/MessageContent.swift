internal import Foundation

/// What a message says: blocks, and a text that says the same to notifications and screen readers.
package struct MessageContent: Sendable, Hashable, Codable {
    package var text: Mrkdwn
    package var blocks: [Block]

    package init(text: Mrkdwn, blocks: [Block] = []) {
        self.text = text
        self.blocks = blocks
    }

    /// The same content within every limit of Slack, shortened with an ellipsis where it must be; fitting it again
    /// changes nothing. The client fits whatever it sends.
    package func fitted() -> MessageContent {
        let fittedBlocks = Self.withinTotals(blocks.flatMap(\.fitted))
        let said = text.isBlank ? Self.spoken(fittedBlocks) : text
        let cut = TextCutter(isMarkup: true).truncated(said.markup, to: MessageLimits.text)
        return MessageContent(text: Mrkdwn(markup: cut), blocks: fittedBlocks)
    }

    /// As many blocks from the top as the message may hold, then a sign that something is missing.
    private static func withinTotals(_ blocks: [Block]) -> [Block] {
        let sizes = blocks.map(size)
        guard blocks.count > MessageLimits.blocks || sizes.reduce(0, +) > MessageLimits.allBlocks else { return blocks }
        let notice = Block.context([.plain(MessageLimits.ellipsis)])
        var room = MessageLimits.allBlocks - size(notice)
        var kept: [Block] = []
        for (block, size) in zip(blocks, sizes).prefix(MessageLimits.blocks - 1) {
            guard size <= room else {
                if let shortened = shorten(block, to: room) { kept.append(shortened) }
                break
            }
            kept.append(block)
            room -= size
        }
        return kept + [notice]
    }

    /// A section whose text is cut until its JSON fits; nil for anything else and where too little would be left.
    private static func shorten(_ block: Block, to room: Int) -> Block? {
        guard case .section(let text?, _) = block else { return nil }
        var limit = room
        // Escapes make JSON longer than the text by an unknown amount: take off what is too much, a few times.
        for _ in 0..<8 {
            guard limit >= 100 else { return nil }
            let candidate = Block.section(text.truncated(to: limit), fields: [])
            let excess = size(candidate) - room
            if excess <= 0 { return candidate }
            limit -= excess
        }
        return nil
    }

    /// The block's length as JSON with the comma behind it; blocks always encode.
    private static func size(_ block: Block) -> Int {
        let json = (try? SlackJSON.encoder().encode(block)) ?? Data()
        return String(decoding: json, as: UTF8.self).utf16.count + 1
    }

    /// The words of the blocks, for a message without a text of its own: Slack refuses one with neither.
    private static func spoken(_ blocks: [Block]) -> Mrkdwn {
        let lines: [Mrkdwn] = blocks.flatMap { block in
            switch block {
            case .header(let text): [Mrkdwn.text(text)]
            case .section(let text, let fields): ([text].compactMap(\.self) + fields).map(\.mrkdwn)
            case .context(let elements): elements.map(\.mrkdwn)
            case .divider: [Mrkdwn]()
            }
        }
        return lines.isEmpty ? Mrkdwn(markup: MessageLimits.ellipsis) : lines.joined(separator: "\n")
    }
}
