import Maintenance

/// The ways in which an RDS instance can get another class, each with what its clients notice and how long it takes.
///
/// Sources: RDS user guide, "Failing over a Multi-AZ DB instance for Amazon RDS" (60 to 120 s), "Switching a blue/green
/// deployment" (typically under a minute), "Converting a DB instance to a Multi-AZ deployment" (write latency); lengths of the
/// whole are field reports.
struct InstanceResizeWays: Sendable {
    let seen: RDSInstance
    let instanceClass: InstanceClass

    init(_ seen: RDSInstance, to instanceClass: InstanceClass) {
        self.seen = seen
        self.instanceClass = instanceClass
    }

    var inPlace: String {
        seen.hasStandby == true
            ? "one failover, no reads and no writes \(ModifyInstanceClass.failover); about 20 min in all, a stretch of it without "
                + "a standby"
            : "down for minutes, as long as its recovery takes (AWS gives no figure); about 10 to 20 min in all"
    }

    static let blueGreen =
        "one switchover, no reads and no writes typically for under a minute, each replica's connections drop once; half an "
        + "hour to hours in all, and everything is paid for twice meanwhile"

    /// A conversion is no outage, and may slow writes down for long.
    static let throughStandby =
        "to Multi-AZ, then the class, and back to Single-AZ: slower writes while the standby is made, then one failover; an hour "
        + "or more, which is for you to do in AWS"

    /// Why blue/green deployments are nothing for it; `nil` where they are possible.
    ///
    /// Source: RDS user guide, "Overview of Amazon RDS Blue/Green Deployments" and "Limitations for blue/green deployments".
    var obstacleToBlueGreen: String? {
        let engine = seen.instance.engine
        if !["postgres", "mysql", "mariadb"].contains(engine) { return "not for \(engine)" }
        if let source = seen.replicationSource { return "not for a read replica (of \(source))" }
        return seen.hasManagedPassword ? "not with a password that AWS manages" : nil
    }

    /// What there is besides the way that is taken.
    var finding: Finding {
        let others = [
            obstacleToBlueGreen.map { "blue/green is \($0)" } ?? "blue/green: \(Self.blueGreen)",
            seen.hasStandby == false ? Self.throughStandby : nil,
        ].compactMap { $0 }
        return Finding(.info, "ways", "Done in place: \(inPlace). Other ways: \(others.joined(separator: "; ")).")
    }

    /// The same where a copy is made.
    var findingOfCopy: Finding {
        let others = ["in place (`--in-place`): \(inPlace)", seen.hasStandby == false ? Self.throughStandby : nil]
        return Finding(
            .info, "ways",
            "Done by blue/green: \(Self.blueGreen). Other ways: \(others.compactMap { $0 }.joined(separator: "; ")).")
    }

    /// What can be asked for where nothing is done without a choice.
    ///
    /// - Parameter replicas: they are to be changed too.
    func refusal(replicas: Bool) -> String {
        let name = seen.identifier
        let blueGreen = obstacleToBlueGreen.map { "Blue/green is \($0)." } ?? "By blue/green: \(Self.blueGreen)."
        let why = seen.hasStandby == false ? "\(name) has no standby to take over while its class changes. " : ""
        let through = seen.hasStandby == false ? " \(Self.throughStandby.asSentence)" : ""
        return
            "\(why)In place: \(inPlace). `resize \(name) \(instanceClass) --in-place\(replicas ? " --replicas" : "")` does "
            + "that. \(blueGreen)\(through)"
    }
}
