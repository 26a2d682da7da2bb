/// RDS instances, which belong to no cluster.
extension DemoScript {
    static let instanceFailover = DemoScript(
        name: "instance-failover", instances: .catalog,
        acts: [
            .narrate("catalog is PostgreSQL with a standby in another zone. alice wants it out of its own."),
            .says(.alice, "!rds failover catalog"),
            .reacts(.alice, "arrow_forward", to: start),
            .narrate("A failover is abrupt. bob sees both zones, and what was read just before he is asked."),
            .reacts(.bob, "white_check_mark", to: "Approve failover of catalog"),
            .waits("failover finished", in: Stage.status),
            .narrate("alice wants it back at once. AWS may take a second failover within the hour and drop it."),
            .says(.alice, "!rds failover catalog"),
            .reacts(.alice, "arrow_forward", to: start),
            .reacts(.carol, "white_check_mark", to: "Approve failover of catalog"),
            .waits("and dropped it", in: Stage.operations),
            .narrate("Nothing happened, and the bot says so. It tries nothing again by itself: alice leaves it there."),
            .obeys(.alice, command: "abort", in: "stops for good"),
            .waits("stopped by", in: Stage.status),
        ],
        judge: { stage in stage.complaintsOfInstanceFailover },
        moral:
            "The standby took over once, after an approval; the failover that AWS dropped was told, and not made again."
    )

    static let instanceResize = DemoScript(
        name: "instance-resize", instances: .catalog,
        acts: [
            .narrate("catalog has a standby: its class is changed where it is, and the standby takes over meanwhile."),
            .says(.alice, "!rds resize catalog db.r6g.xlarge"),
            .reacts(.alice, "arrow_forward", to: start),
            .narrate("That interrupts writes once, so bob is asked. AWS needs twenty minutes for it, here seconds."),
            .reacts(.bob, "white_check_mark", to: approval),
            .waits("*catalog*: resize to db.r6g.xlarge finished", in: Stage.status),
            .narrate(
                "blog has no standby, and would be down for minutes. A copy is made and switched over to instead."),
            .says(.alice, "!rds resize blog db.r6g.xlarge"),
            .reacts(.alice, "arrow_forward", to: start),
            .narrate("The copy is restored from a snapshot. AWS loads its data first, which is waited for."),
            .reacts(.carol, "white_check_mark", to: "Approve switchover of blog"),
            .waits("Switched over to green", in: Stage.operations),
            .waits("*blog*: resize to db.r6g.xlarge finished", in: Stage.status),
        ],
        judge: { stage in stage.complaintsOfInstanceResize },
        moral:
            "Both are db.r6g.xlarge: catalog after one failover, blog after one switchover, each approved. The replicas of "
            + "catalog keep their class, and what blog was stays beside it.")

    static let instanceUpgrade = DemoScript(
        name: "instance-upgrade", instances: .catalog,
        acts: [
            .narrate(
                "catalog is PostgreSQL 15 with a standby, two read replicas and far more storage than it uses. alice wants 16 "
                    + "and 300 GiB instead of 500, by one switchover."),
            .says(.alice, "!rds upgrade catalog 16.6 --storage 300"),
            .reacts(.alice, "arrow_forward", to: start),
            .narrate(
                "Green is a copy of all three. AWS makes its storage smaller, upgrades it and loads its data: hours, here "
                    + "minutes. Nobody notices."),
            .narrate("bob is asked when every member of green is there, loaded and as it was asked for."),
            .reacts(.bob, "white_check_mark", to: "Approve switchover of catalog"),
            .waits("Switched over to green", in: Stage.operations),
            .waits("upgrade to 16.6 finished", in: Stage.status),
            .narrate(
                "The old ones stay, read-only, for a day or two; their deletion is an operation of its own. alice is in a "
                    + "hurry."),
            .reacts(.alice, "arrow_forward", to: "Clean up after"),
            .narrate("Read replicas go first: one whose source is gone would take writes."),
            .reacts(.carol, "white_check_mark", to: "Approve deletion of the old environment"),
            .waits("cleanup finished", in: Stage.status),
        ],
        judge: { stage in stage.complaintsOfInstanceUpgrade },
        moral:
            "catalog and its replicas run 16.6 under their own names with 300 GiB each, the old ones are gone, the final "
            + "snapshot is kept.")

    static let instanceRefusals = DemoScript(
        name: "instance-refusals", instances: .catalog,
        acts: [
            .narrate("What is not done with RDS instances, and what would be instead."),
            .says(.alice, "!rds failover blog"),
            .waits("nobody can take over", in: Stage.operations),
            .says(.alice, "!rds failover catalog --to catalog-replica-1"),
            .waits("whose one standby takes over", in: Stage.operations),
            .says(.alice, "!rds failover catalog-replica-1"),
            .waits("has the standby of its source take over", in: Stage.operations),
            .says(.alice, "!rds resize catalog db.r6g.xlarge --skip-stand-in"),
            .waits("never gets a stand-in", in: Stage.operations),
            .says(.alice, "!rds resize catalog db.t4g.medium"),
            .waits("cannot be had with a standby", in: Stage.operations),
            .says(.alice, "!rds upgrade catalog-replica-1 16.6"),
            .waits("which takes its replicas along", in: Stage.operations),
            .says(.alice, "!rds upgrade catalog 16.6 --storage 160"),
            .waits("188 GiB would do", in: Stage.operations),
            .says(.alice, "!rds upgrade payroll 21.0"),
            .waits("PostgreSQL, MySQL and MariaDB only", in: Stage.operations),
        ],
        judge: { stage in stage.effects().isEmpty ? [] : ["AWS was asked for something."] },
        moral: "Nothing was done to AWS, and everybody knows why.")
}
