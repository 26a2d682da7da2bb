@testable import ChatOps

extension CommandParser {
    /// The one command that a message is understood as.
    func single(_ text: String) -> (any ChatCommand)? {
        guard case .commands(let commands) = parse(text), commands.count == 1 else { return nil }
        return commands.first
    }
}
