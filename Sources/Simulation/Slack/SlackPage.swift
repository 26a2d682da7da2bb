/// The JSON object of one answer.
struct SlackPage: Sendable {
    typealias JSON = SlackWorld.JSON

    var members: [String: JSON]
    /// The scopes of the token, for the `x-oauth-scopes` header.
    var scopes: [String] = []

    init(_ members: [String: JSON] = [:], warnings: [String] = []) {
        self.members = members
        self.members["ok"] = true
        warn(warnings)
    }

    init(_ fault: SlackFault) {
        members = ["ok": false, "error": .string(fault.error)]
        if let needed = fault.needed { members["needed"] = .string(needed) }
        if let provided = fault.provided { members["provided"] = .string(provided) }
        guard !fault.messages.isEmpty else { return }
        members["errors"] = .array(fault.messages.map { .string($0) })
        let messages = fault.messages.map { $0.hasPrefix("[") ? $0 : "[ERROR] \($0)" }
        members["response_metadata"] = ["messages": .array(messages.map { .string($0) })]
    }

    mutating func warn(_ warnings: [String]) {
        guard !warnings.isEmpty else { return }
        let before = metadata["warnings"]?.items?.compactMap(\.text) ?? []
        let all = before + warnings
        members["warning"] = .string(all.joined(separator: ","))
        note("warnings", .array(all.map { .string($0) }))
    }

    /// Adds where to go on: always for lists, only where there is more for messages.
    mutating func setNextCursor(_ cursor: String?) {
        note("next_cursor", .string(cursor ?? ""))
    }

    private var metadata: [String: JSON] {
        members["response_metadata"]?.members ?? [:]
    }

    private mutating func note(_ key: String, _ value: JSON) {
        var noted = metadata
        noted[key] = value
        members["response_metadata"] = .object(noted)
    }
}
