import Simulation

/// A scripted conversation, and how it has to end.
struct DemoScript: Sendable {
    enum Act: Sendable {
        case narrate(String)
        case says(Person, String)
        /// Reacts to the newest message of the bot with these words, once there is one.
        case reacts(Person, String, to: String)
        /// Types a command, OP in it being the operation whose stand-in the bot's newest message with these words names.
        case steers(Person, command: String, in: String)
        /// Waits until the bot has said this in the channel.
        case waits(String, in: String)
        /// Waits until the bot has told somebody this in private.
        case isTold(Person, String)
        /// Types the command that the bot's newest message with these words names in backticks, with what is added to it.
        case obeys(Person, command: String, in: String, adding: String = "")
        /// Lets something happen in AWS that is not the bot's doing.
        case happens(@Sendable (Stage) -> Void)
    }

    let name: String
    var instances = DemoWorld.Instances.ledger
    let acts: [Act]
    /// What is wrong in the end; nothing when it ended as it should.
    let judge: @Sendable (Stage) -> [String]
    /// Said when it did.
    let moral: String

    static let all = [
        resize, resizeVeto, upgrade, cycle, storage, retarget, rollback, refresh, refusals, refreshRefusals,
        instanceFailover, instanceResize, instanceUpgrade, instanceRefusals,
    ]
    static var names: String { all.map(\.name).joined(separator: ", ") }

    static let approval = "React :white_check_mark: to approve"
    static let start = "React :arrow_forward: to start"
}
