/// The limits of Block Kit, as published with slack_sdk's `models/blocks`, and how Slack words their violation.
enum SlackBlockRules {
    typealias JSON = SlackWorld.JSON

    /// One sentence per violation, each with the JSON pointer of the place; empty for valid blocks.
    static func problems(_ blocks: [JSON]) -> [String] {
        guard blocks.count <= 50 else { return ["no more than 50 items allowed [json-pointer:/blocks]"] }
        var check = Check()
        for (index, block) in blocks.enumerated() { check.block(block, at: "/blocks/\(index)") }
        return check.problems
    }

    private static let known: Set<String> = [
        "actions", "context", "divider", "file", "header", "image", "markdown", "rich_text", "section", "table",
        "video",
    ]

    private struct Check {
        var problems: [String] = []

        mutating func fail(_ problem: String, _ pointer: String) {
            problems.append("\(problem) [json-pointer:\(pointer)]")
        }

        mutating func block(_ block: JSON, at pointer: String) {
            guard let members = block.members, let type = members["type"]?.text else {
                return fail("missing required field: type", pointer)
            }
            length(members["block_id"], atMost: 255, at: pointer + "/block_id")
            switch type {
            case "section": section(members, at: pointer)
            case "header": text(members["text"], only: "plain_text", atMost: 150, at: pointer + "/text")
            case "context": context(members, at: pointer)
            case "actions": actions(members, at: pointer)
            case "markdown": length(members["text"] ?? "", atMost: 12_000, at: pointer + "/text")
            default: if !known.contains(type) { fail("unsupported type: \(type)", pointer + "/type") }
            }
        }

        private mutating func section(_ members: [String: JSON], at pointer: String) {
            if members["text"] == nil, members["fields"] == nil {
                return fail("must define either `text` or `fields`", pointer)
            }
            if let object = members["text"] { text(object, atMost: 3000, at: pointer + "/text") }
            if let fields = members["fields"] {
                items(fields, atMost: 10, at: pointer + "/fields") { check, field, place in
                    check.text(field, atMost: 2000, at: place)
                }
            }
            if let accessory = members["accessory"] { element(accessory, at: pointer + "/accessory") }
        }

        private mutating func context(_ members: [String: JSON], at pointer: String) {
            items(members["elements"], atMost: 10, at: pointer + "/elements") { check, element, place in
                guard element["type"]?.text != "image" else { return }
                check.text(element, atMost: 3000, at: place)
            }
        }

        private mutating func actions(_ members: [String: JSON], at pointer: String) {
            items(members["elements"], atMost: 25, at: pointer + "/elements") { check, element, place in
                check.element(element, at: place)
            }
        }

        mutating func element(_ element: JSON, at pointer: String) {
            length(element["action_id"], atMost: 255, at: pointer + "/action_id")
            guard element["type"]?.text == "button" else { return }
            text(element["text"], only: "plain_text", atMost: 75, at: pointer + "/text")
            length(element["value"], atMost: 2000, at: pointer + "/value")
            length(element["url"], atMost: 3000, at: pointer + "/url")
            guard let confirm = element["confirm"] else { return }
            for (part, limit) in [("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)] {
                guard let object = confirm[part] else { continue }
                text(object, atMost: limit, at: pointer + "/confirm/\(part)")
            }
        }

        mutating func text(_ object: JSON?, only type: String? = nil, atMost limit: Int, at pointer: String) {
            guard let members = object?.members, let kind = members["type"]?.text, let text = members["text"]?.text
            else { return fail("missing required field: text", pointer) }
            guard kind == type || (type == nil && (kind == "mrkdwn" || kind == "plain_text")) else {
                return fail("must be one of the allowed text types", pointer + "/type")
            }
            guard !text.isEmpty else { return fail("must be more than 0 characters", pointer + "/text") }
            length(.string(text), atMost: limit, at: pointer + "/text")
        }

        mutating func length(_ value: JSON?, atMost limit: Int, at pointer: String) {
            guard let text = value?.text, text.utf8.count > limit, text.unicodeScalars.count > limit else { return }
            fail("must be less than \(limit + 1) characters", pointer)
        }

        private mutating func items(
            _ list: JSON?, atMost limit: Int, at pointer: String, each: (inout Check, JSON, String) -> Void
        ) {
            guard let items = list?.items, !items.isEmpty else { return fail("missing required field", pointer) }
            guard items.count <= limit else { return fail("no more than \(limit) items allowed", pointer) }
            for (index, item) in items.enumerated() { each(&self, item, "\(pointer)/\(index)") }
        }
    }
}
