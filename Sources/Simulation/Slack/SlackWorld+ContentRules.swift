extension SlackWorld.Settings {
    /// Throws what Slack answers to a message without content, or beyond the published limits.
    func checkContent(
        text: String, blocks: SlackWorld.JSON?, attachments: SlackWorld.JSON?
    ) throws(SlackFault) {
        if let attachments {
            guard let items = attachments.items else { throw SlackFault("invalid_attachments") }
            guard items.count <= 100 else { throw SlackFault("too_many_attachments") }
        }
        var blockCount = 0
        if let blocks {
            guard let items = blocks.items else { throw SlackFault("invalid_blocks_format") }
            let problems = SlackBlockRules.problems(items)
            guard problems.isEmpty else { throw SlackFault("invalid_blocks", messages: problems) }
            guard blocks.size <= blocksLimit else { throw SlackFault("msg_blocks_too_long") }
            blockCount = items.count
        }
        guard !text.isEmpty || blockCount > 0 || attachments?.items?.isEmpty == false else {
            throw SlackFault("no_text")
        }
    }

    /// Throws unless the metadata is an event type with a payload of plain values, or the empty object.
    func checkMetadata(_ metadata: SlackWorld.JSON?) throws(SlackFault) {
        guard let metadata else { return }
        guard let members = metadata.members else { throw SlackFault("invalid_metadata_format") }
        guard !members.isEmpty else { return }
        guard members["event_type"]?.text?.isEmpty == false, let payload = members["event_payload"]?.members else {
            throw SlackFault("invalid_metadata_format")
        }
        for value in payload.values {
            guard value.isPlain || (value.members ?? [:]).values.allSatisfy(\.isPlain) && value.items == nil else {
                throw SlackFault("invalid_metadata_schema")
            }
        }
        guard metadata.size <= metadataLimit else { throw SlackFault("metadata_too_large") }
    }
}

extension SlackWorld.JSON {
    fileprivate var isPlain: Bool {
        switch self {
        case .string, .bool, .integer, .number: true
        case .null, .array, .object: false
        }
    }
}
