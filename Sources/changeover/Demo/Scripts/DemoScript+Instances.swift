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
        ],
        judge: { stage in stage.effects().isEmpty ? [] : ["AWS was asked for something."] },
        moral: "Nothing was done to AWS, and everybody knows why.")
}
