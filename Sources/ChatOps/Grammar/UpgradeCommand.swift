package import ArgumentParser
package import Maintenance

/// `upgrade CLUSTER VERSION …`
package struct UpgradeCommand: ParsableChatCommand {
    package static let word = CommandWord.upgrade
    package static let configuration = configured(word)

    @Argument(help: ArgumentHelp("The cluster.", valueName: "CLUSTER"))
    package var cluster: String

    @Argument(help: ArgumentHelp("The engine version to run.", valueName: "VERSION"))
    package var version: String

    @Option(help: ArgumentHelp("A cluster parameter group to use.", valueName: "G"))
    package var clusterParameterGroup: String?

    @Option(help: ArgumentHelp("An instance parameter group to use.", valueName: "G"))
    package var instanceParameterGroup: String?

    @Option(help: ArgumentHelp("Seconds that a switchover may take.", valueName: "S"))
    package var switchoverTimeout = 300

    @Option(help: ArgumentHelp("How long green stands beside blue first.", valueName: "TIME"))
    package var soak: String?

    @Flag(help: "Upgrade the cluster itself rather than a copy.")
    package var inPlace = false

    @Flag(help: "Leave the old environment where it is.")
    package var keepOld = false

    @OptionGroup package var options: ProposalOptions

    package init() {}

    package func understood() throws(Refusal) -> ChatCommand {
        let version = version.lowercased()
        guard version.count <= 60, version.wholeMatch(of: /[0-9]+(?:\.[a-z0-9_]+)+/) != nil else {
            throw Refusal(
                "\(DatabaseName.quoted(version)) is not an engine version. One looks like `16.4` or "
                    + "`8.0.mysql_aurora.3.08.0`.")
        }
        guard (30...3600).contains(switchoverTimeout) else {
            throw Refusal("`--switchover-timeout` is from 30 to 3600 seconds.")
        }
        guard !inPlace || (soak == nil && !keepOld) else {
            throw Refusal("`--in-place` has no green to soak and no old environment to keep.")
        }
        return try options.proposal(
            .upgrade(
                UpgradeRequest(
                    version: version, clusterParameterGroup: try Self.group(clusterParameterGroup),
                    instanceParameterGroup: try Self.group(instanceParameterGroup),
                    switchoverTimeout: switchoverTimeout,
                    soak: try soak.map { (text) throws(Refusal) in try PatienceWord.read(text) }, inPlace: inPlace,
                    keepsOld: keepOld)),
            on: cluster)
    }

    /// Source: API reference, CreateDBParameterGroup, `DBParameterGroupName`; AWS's own begin with `default.`.
    private static func group(_ name: String?) throws(Refusal) -> String? {
        guard let name = name?.lowercased() else { return nil }
        guard name.count <= 255, name.wholeMatch(of: /[a-z](?:[.-]?[a-z0-9])*/) != nil else {
            throw Refusal("\(DatabaseName.quoted(name)) is not a name that a parameter group can have.")
        }
        return name
    }
}
