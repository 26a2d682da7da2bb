/// A layout block of Block Kit; only the kinds we use.
package enum Block: Sendable, Hashable {
    case header(String)
    /// A text, fields in two columns, or both.
    case section(BlockText?, fields: [BlockText])
    case context([BlockText])
    case divider

    package static func section(_ text: Mrkdwn) -> Block { .section(.mrkdwn(text), fields: []) }

    package static func fields(_ fields: [Mrkdwn]) -> Block { .section(nil, fields: fields.map { .mrkdwn($0) }) }

    package static func context(_ text: Mrkdwn) -> Block { .context([.mrkdwn(text)]) }

    /// This block as blocks that Slack accepts: long texts split or cut short, surplus elements moved to a next block,
    /// empty ones left out.
    var fitted: [Block] {
        switch self {
        case .header(let text):
            let line = String(ForeignText.visible(text).map { $0.isNewline ? " " : $0 })
            let cut = TextCutter(isMarkup: false).truncated(line, to: MessageLimits.header)
            return cut.allSatisfy(\.isWhitespace) ? [] : [.header(cut)]
        case .section(let text, let fields):
            return Self.fittedSection(text, fields: fields)
        case .context(let elements):
            let kept = elements.filter { !$0.isBlank }.map { $0.truncated(to: MessageLimits.contextElement) }
            return kept.chunked(by: MessageLimits.contextElements).map { .context($0) }
        case .divider:
            return [.divider]
        }
    }

    private static func fittedSection(_ text: BlockText?, fields: [BlockText]) -> [Block] {
        let texts = (text?.split(into: MessageLimits.sectionText) ?? []).filter { !$0.isBlank }
        let kept = fields.filter { !$0.isBlank }.map { $0.truncated(to: MessageLimits.field) }
        let groups = kept.chunked(by: MessageLimits.fields)
        let plain = texts.dropLast().map { Block.section($0, fields: []) }
        // The fields belong to the end of the text.
        let joint: [Block] = texts.isEmpty && groups.isEmpty ? [] : [.section(texts.last, fields: groups.first ?? [])]
        return plain + joint + groups.dropFirst().map { .section(nil, fields: $0) }
    }
}

extension Array {
    fileprivate func chunked(by size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

extension Block: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, text, fields, elements
    }

    private enum Kind: String, Codable {
        case header, section, context, divider
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .type) {
        case .header:
            let text = try container.decode(BlockText.self, forKey: .text)
            guard case .plain(let plain) = text else {
                throw DecodingError.dataCorruptedError(
                    forKey: .text, in: container, debugDescription: "a header's text is plain")
            }
            self = .header(plain)
        case .section:
            self = .section(
                try container.decodeIfPresent(BlockText.self, forKey: .text),
                fields: try container.decodeIfPresent([BlockText].self, forKey: .fields) ?? [])
        case .context:
            self = .context(try container.decode([BlockText].self, forKey: .elements))
        case .divider:
            self = .divider
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .header(let text):
            try container.encode(Kind.header, forKey: .type)
            try container.encode(BlockText.plain(text), forKey: .text)
        case .section(let text, let fields):
            try container.encode(Kind.section, forKey: .type)
            try container.encodeIfPresent(text, forKey: .text)
            if !fields.isEmpty { try container.encode(fields, forKey: .fields) }
        case .context(let elements):
            try container.encode(Kind.context, forKey: .type)
            try container.encode(elements, forKey: .elements)
        case .divider:
            try container.encode(Kind.divider, forKey: .type)
        }
    }
}
