/// Who asks for something without an account in the chat. Ids there have no colon (docs.slack.dev, "Types", user ids are
/// letters and digits).
extension PersonID {
    /// A user of the bot's own machine.
    package static func local(_ user: String) -> PersonID { PersonID(machine + user) }

    /// A schedule of the configuration.
    package static func schedule(_ name: String) -> PersonID { PersonID("schedule:\(name)") }

    /// The name of the user, of a user of the bot's own machine.
    package var localUser: String? { text.hasPrefix(Self.machine) ? String(text.dropFirst(Self.machine.count)) : nil }

    private static let machine = "local:"

    package var isInChat: Bool { !text.contains(":") }
}
