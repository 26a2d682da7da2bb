import ArgumentParser
import Maintenance

/// Options of every command that proposes maintenance on what it names.
struct ProposalOptions: Sendable, Equatable {
    struct Arguments: ParsableArguments {
        @Option(help: ArgumentHelp("The region of the cluster.", valueName: "R"))
        var region: String?

        @Flag(help: "Start at once when nothing in the plan needs acknowledging.")
        var start = false

        @Option(help: ArgumentHelp("From when on connections or writes may be disturbed.", valueName: "TIME"))
        var at: String?

        @Option(help: ArgumentHelp("When connections or writes may be disturbed.", valueName: "WINDOW"))
        var window: String?
    }

    static let notes = [
        "`--at 02:30` or `--window \"Sat 02:00-05:00 Europe/Berlin\"`: what disturbs connections or "
            + "writes is done only then, approvals may be given ahead; what prepares begins with the start.",
        "`--start` starts at once when nothing in the plan needs acknowledging.",
    ]

    var region: String?
    var start = false
    var window: WindowWords?
}

extension ProposalOptions {
    init(_ arguments: Arguments) throws(Refusal) {
        region = try DatabaseName.region(arguments.region)
        start = arguments.start
        guard arguments.at == nil || arguments.window == nil else {
            throw Refusal("Either `--at` or `--window`, not both.")
        }
        if let at = arguments.at { window = try WindowWords(at: at) }
        if let text = arguments.window { window = try WindowWords(window: text) }
    }

    /// Of a command about a lifecycle.
    init(ofLifecycle arguments: Arguments) throws(Refusal) {
        guard arguments.region == nil else { throw Refusal(Self.noRegion) }
        try self.init(arguments)
    }

    static let noRegion = "A lifecycle has its region in the configuration: leave out `--region`."

    /// The options as they have to be typed.
    var words: [String] {
        var words: [String] = []
        if let region { words += ["--region", region] }
        if let window { words.append(window.option) }
        if start { words.append("--start") }
        return words
    }
}

/// Members of a cluster that a command leaves as they are.
enum ExcludedMembers {
    /// Reads members named by an option that may be repeated, or separates names with commas.
    static func read(_ names: [String]) throws(Refusal) -> [InstanceID] {
        var members: [InstanceID] = []
        for name in names.flatMap({ $0.split(separator: ",") }) {
            let instance = try DatabaseName.instance(String(name))
            if !members.contains(instance) { members.append(instance) }
        }
        return members
    }

    static func words(_ members: [InstanceID]) -> [String] { members.flatMap { ["--exclude", $0.text] } }
}
