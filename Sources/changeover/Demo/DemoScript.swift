import Simulation

/// A scripted conversation, and how it has to end.
struct DemoScript: Sendable {
    enum Act: Sendable {
        case narrate(String)
        case says(Person, String)
        /// Reacts to the newest message of the bot with these words, once there is one.
        case reacts(Person, String, to: String)
        /// Waits until the bot has said this in the channel.
        case waits(String, in: String)
        /// Waits until the bot has told somebody this in private.
        case isTold(Person, String)
        /// Types the command that the bot's newest message with these words names in backticks, with `--start`.
        case obeys(Person, command: String, in: String)
    }

    let name: String
    let acts: [Act]
    /// What is wrong in the end; nothing when it ended as it should.
    let judge: @Sendable (Stage) -> [String]
    /// Said when it did.
    let moral: String

    static let all = [resize, resizeVeto]
    static var names: String { all.map(\.name).joined(separator: ", ") }

    private static let approval = "React :white_check_mark: to approve"

    static let resize = DemoScript(
        name: "resize",
        acts: [
            .narrate("alice, an operator, asks for larger instances."),
            .says(.alice, "!rds resize orders db.r6g.xlarge"),
            .reacts(.alice, "arrow_forward", to: "React :arrow_forward: to start"),
            .narrate("Only bob and carol approve here: mallory and alice herself do not count, and are told so once."),
            .reacts(.mallory, "white_check_mark", to: approval),
            .isTold(.mallory, "not counted"),
            .reacts(.alice, "white_check_mark", to: approval),
            .isTold(.alice, "not counted"),
            .reacts(.bob, "white_check_mark", to: approval),
            .waits("Failed over to", in: Stage.operations),
            .says(.carol, "!rds status"),
            .reacts(.carol, "white_check_mark", to: approval),
            .waits("finished", in: Stage.status),
        ],
        judge: { stage in
            stage.complaints(instanceClass: "db.r6g.xlarge", failovers: 2)
        },
        moral:
            "Every member is db.r6g.xlarge, orders-1 writes again, no stand-in is left, two failovers, both approved.")

    static let resizeVeto = DemoScript(
        name: "resize-veto",
        acts: [
            .narrate("alice asks for larger instances, and bob has a reason against it."),
            .says(.alice, "!rds resize orders db.r6g.xlarge"),
            .reacts(.alice, "arrow_forward", to: "React :arrow_forward: to start"),
            .reacts(.bob, "x", to: approval),
            .waits("stopped by", in: Stage.status),
            .narrate("The bot says what is left in AWS and how to get rid of it."),
            .obeys(.alice, command: "cleanup", in: "Left behind in AWS"),
            .waits("finished", in: Stage.status),
        ],
        judge: { stage in
            stage.complaints(instanceClass: "db.r6g.large", failovers: 0)
        },
        moral: "Nothing failed over, every member is as it was, no stand-in is left.")
}

extension Stage {
    /// What the world has that it should not have, or has not that it should.
    fileprivate func complaints(instanceClass: String, failovers wanted: Int) -> [String] {
        let (cluster, members, failovers) = aws.withWorld { world in
            let time = world.now
            let made = world.effects.filter { effect in
                guard case .failedOver = effect.deed else { return false }
                return effect.actor == .caller
            }
            return (
                try? world.describeCluster("orders", at: time),
                (try? world.describeInstances(of: ["orders"], at: time)) ?? [], made.map(\.started)
            )
        }
        var complaints: [String] = []
        if members.map(\.identifier).sorted() != ["orders-1", "orders-2", "orders-3"] {
            complaints.append("The members are \(members.map(\.identifier).sorted().joined(separator: ", ")).")
        }
        for member in members where member.instanceClass != instanceClass {
            complaints.append("\(member.identifier) is \(member.instanceClass), not \(instanceClass).")
        }
        if cluster?.writer != "orders-1" { complaints.append("The writer is \(cluster?.writer ?? "nobody").") }
        if failovers.count != wanted { complaints.append("There were \(failovers.count) failovers, not \(wanted).") }
        for (failover, approval) in zip(failovers, approvals) where failover < approval {
            complaints.append("A failover was made before its approval.")
        }
        if approvals.count < wanted { complaints.append("There were \(approvals.count) approvals.") }
        return complaints
    }

    /// When approvers approved.
    private var approvals: [SimulatedTime] {
        changes(since: 0).compactMap { change in
            guard case .reactionAdded("white_check_mark", let user, _) = change.event,
                user == Person.bob.id || user == Person.carol.id
            else { return nil }
            return change.at
        }
    }
}
