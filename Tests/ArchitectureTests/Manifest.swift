/// What `Package.swift` says which room may know.
struct Manifest {
    /// By room; our own targets only.
    let rooms: [String: Set<String>]

    init(text: String) {
        var rooms: [String: Set<String>] = [:]
        let declared = text.matches(of: /\broom\(\s*"(\w+)"(?:,\s*knows:\s*\[([^\]]*)\])?/)
        for room in declared { rooms[String(room.output.1)] = Self.names(room.output.2 ?? "") }
        let executable = /\.executableTarget\(\s*name:\s*"(changeover)",\s*dependencies:\s*\[([^\]]*)\]/
        for target in text.matches(of: executable) { rooms[String(target.output.1)] = Self.names(target.output.2) }
        self.rooms = rooms
    }

    private static func names(_ list: Substring) -> Set<String> {
        Set(list.matches(of: /"(\w+)"/).map { String($0.output.1) })
    }
}
