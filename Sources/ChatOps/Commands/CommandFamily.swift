/// Commands that belong together, as `help` lists them.
struct CommandFamily: Sendable {
    let title: String
    /// Commands in one row are explained in one line.
    let rows: [[any ChatCommand.Type]]

    init(_ title: String, _ rows: [[any ChatCommand.Type]]) {
        self.title = title
        self.rows = rows
    }
}

/// Every command that there is.
enum CommandList {
    static let families: [CommandFamily] = [.reading, .maintenance, .lifecycle, .steering, .restraints]

    static let all: [any ChatCommand.Type] = families.flatMap { $0.rows.joined() } + [HelpCommand.self]

    /// The command that begins with a word, however that is capitalised.
    static func command(named text: String) -> (any ChatCommand.Type)? {
        let name = text.lowercased()
        return all.first { type in ([type.word] + type.aliases).contains { $0.text == name } }
    }
}
