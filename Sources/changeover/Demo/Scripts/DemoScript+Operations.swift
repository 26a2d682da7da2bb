import Simulation

/// The other kinds of maintenance.
extension DemoScript {
    static let upgrade = DemoScript(
        name: "upgrade",
        acts: [
            .narrate(
                "alice wants a new major version. A copy is made and upgraded; names are switched when bob agrees."),
            .says(.alice, "!rds upgrade orders 16.6"),
            .reacts(.alice, "arrow_forward", to: start),
            .narrate("Parameter groups come first, then green: half an hour of AWS in half a minute."),
            .reacts(.bob, "white_check_mark", to: "Approve switchover of"),
            .waits("Switched over to green", in: Stage.operations),
            .waits("upgrade to 16.6 finished", in: Stage.status),
            .narrate(
                "The old environment stays, read-only, until somebody decides. Its deletion is an operation of its own."
            ),
            .reacts(.alice, "arrow_forward", to: "delete orders-old1"),
            .reacts(.carol, "white_check_mark", to: "Approve deletion of the old environment"),
            .waits("cleanup finished", in: Stage.status),
        ],
        judge: { stage in
            var complaints: [String] = []
            let version = stage.cluster("orders")?.engineVersion ?? "nothing"
            if version != "16.6" { complaints.append("orders runs \(version), not 16.6.") }
            if stage.cluster("orders-old1") != nil { complaints.append("The old environment is still there.") }
            if !stage.snapshots().contains(where: { $0.hasSuffix("-final") }) {
                complaints.append("There is no final snapshot.")
            }
            return complaints
        },
        moral: "orders runs 16.6 under its own name, the old environment is gone, its final snapshot is kept.")

    static let cycle = DemoScript(
        name: "cycle",
        acts: [
            .narrate("alice has every member restarted, one after the other, without stopping writes for long."),
            .says(.alice, "!rds cycle orders"),
            .reacts(.alice, "arrow_forward", to: start),
            .reacts(.bob, "white_check_mark", to: approval),
            .waits("Restarted orders-2", in: Stage.operations),
            .reacts(.carol, "white_check_mark", to: "Approve fail-back of orders"),
            .waits("finished", in: Stage.status),
        ],
        judge: { stage in
            let resting = ["orders-1", "orders-2", "orders-3"].filter { !stage.hasRestarted($0) }
            return stage.complaints(failovers: 2) + resting.map { "\($0) was not restarted." }
        },
        moral: "Every member restarted, orders-1 writes again, no stand-in is left, both failovers were approved.")

    static let storage = DemoScript(
        name: "storage",
        acts: [
            .narrate("alice asks for storage that Aurora does not have, and is told what it has."),
            .says(.alice, "!rds storage orders gp3"),
            .waits("I/O-Optimized", in: Stage.operations),
            .says(.alice, "!rds storage orders aurora-iopt1"),
            .reacts(.alice, "arrow_forward", to: start),
            .waits("finished", in: Stage.status),
            .narrate("An RDS instance has other types, and a price: AWS works on them for hours afterwards."),
            .says(.alice, "!rds storage ledger gp3"),
            .reacts(.alice, "arrow_forward", to: "Change the storage of ledger to gp3"),
            .waits("storage change to gp3 finished", in: Stage.status),
        ],
        judge: { stage in
            let type = stage.cluster("orders")?.storageType ?? "aurora"
            let volume = stage.instance("ledger")?.volume?.type ?? "nothing"
            return stage.complaints(failovers: 0) + (type == "aurora-iopt1" ? [] : ["The storage is \(type)."])
                + (volume == "gp3" ? [] : ["The storage of ledger is \(volume)."])
        },
        moral: "The storage is I/O-Optimized, ledger has gp3, and nobody noticed: no failover, no restart.")

    static let retarget = DemoScript(
        name: "retarget",
        acts: [
            .narrate("A proxy of the reports leads to billing. alice wants it before orders."),
            .says(.alice, "!rds proxies"),
            .waits("reports-proxy", in: Stage.operations),
            .says(.alice, "!rds retarget reports-proxy orders"),
            .reacts(.alice, "arrow_forward", to: start),
            .narrate("Its clients reach another database from then on, so bob is asked."),
            .reacts(.bob, "white_check_mark", to: "Approve retargeting of the proxy reports-proxy"),
            .waits("finished", in: Stage.status),
        ],
        judge: { stage in
            let targets = stage.targets(ofProxy: "reports-proxy")
            let others = stage.targets(ofProxy: "orders-proxy")
            return stage.complaints(failovers: 0)
                + (targets == ["orders"] ? [] : ["reports-proxy leads to \(targets.joined(separator: ", "))."])
                + (others == ["orders"] ? [] : ["orders-proxy leads to \(others.joined(separator: ", "))."])
        },
        moral: "The proxy leads to orders and is healthy, and it was taken from billing only after bob had agreed.")

    static let rollback = DemoScript(
        name: "rollback",
        acts: [
            .narrate("alice lets a resize stop after its first failover, and thinks better of it."),
            .says(.alice, "!rds resize orders db.r6g.xlarge"),
            .reacts(.alice, "arrow_forward", to: start),
            .steers(.alice, command: "hold OP --before change-class", in: "Create stand-in"),
            .reacts(.bob, "white_check_mark", to: approval),
            .waits("It stops before", in: Stage.operations),
            .narrate("The way back is a plan of its own, made from how things are now."),
            .obeys(.alice, command: "rollback", in: "It stops before"),
            .reacts(.alice, "arrow_forward", to: start),
            .reacts(.carol, "white_check_mark", to: "Approve fail-back of orders"),
            .waits("rollback", in: Stage.status),
            .waits("finished", in: Stage.status),
        ],
        judge: { stage in stage.complaints(failovers: 2) },
        moral: "Every member is as it was, orders-1 writes again, no stand-in is left.")

    static let refusals = DemoScript(
        name: "refusals",
        acts: [
            .narrate("What is not done, and what would be instead."),
            .says(.mallory, "!rds resize orders db.r6g.xlarge"),
            .waits("only operators", in: Stage.operations),
            .says(.alice, "!rds resize order db.r6g.xlarge"),
            .waits("Did you mean", in: Stage.operations),
            .says(.alice, "!rds resize orders db.r6g.large"),
            .waits("nothing to do", in: Stage.operations),
            .says(.alice, "!rds upgrade orders 14.3"),
            .waits("cannot be upgraded to 14.3", in: Stage.operations),
            .says(.alice, "!rds lock orders release week"),
            .waits("is locked", in: Stage.operations),
            .says(.alice, "!rds cycle orders"),
            .waits("release week", in: Stage.operations),
            .says(.alice, "!rds unlock orders"),
            .waits("is not locked in us-east-1 any more", in: Stage.operations),
        ],
        judge: { stage in
            stage.complaints(failovers: 0) + (stage.effects().isEmpty ? [] : ["AWS was asked for something."])
        },
        moral: "Nothing was done to AWS, and everybody knows why.")
}
