import Simulation

/// Copies of a database that are made anew and promoted.
extension DemoScript {
    private static let promotion = "Approve promotion of development"

    static let refresh = DemoScript(
        name: "refresh",
        acts: [
            .narrate("development is a copy of orders, a week old, and the one before it is kept as the way back."),
            .says(.alice, "!rds lifecycle development"),
            .waits("in Route 53 now", in: Stage.operations),
            .says(.alice, "!rds refresh development"),
            .reacts(.alice, "arrow_forward", to: start),
            .narrate("The newest snapshot is restored and prepared. Nobody uses the copy yet, so nobody is asked."),
            .waits(" restored", in: Stage.operations),
            .waits("-1 created", in: Stage.operations),
            .narrate("Before clients are led to it bob sees both databases, and what the record says in both zones."),
            .reacts(.bob, "white_check_mark", to: promotion),
            .narrate(
                "One retired database stays as the way back. The one before that is deleted, which asks by itself."),
            .reacts(.carol, "white_check_mark", to: "Approve deletion of development-"),
            .waits("refresh finished", in: Stage.status),
            .says(.alice, "!rds lifecycle development"),
            .waits("`!rds new development`: from", in: Stage.operations),
        ],
        judge: { stage in stage.complaintsOfRefresh },
        moral:
            "Both zones lead to the new copy, the one before it is retired and kept, the oldest is gone, and its final "
            + "snapshot is kept.")

    static let refreshRefusals = DemoScript(
        name: "refresh-refusals",
        acts: [
            .narrate("What is not done with lifecycles, and what would be instead."),
            .says(.alice, "!rds refresh develpment"),
            .waits("Did you mean", in: Stage.operations),
            .says(.alice, "!rds new staging"),
            .waits("a new one is made from", in: Stage.operations),
            .says(.alice, "!rds modify development"),
            .waits("is in stage new: nothing to do", in: Stage.operations),
            .says(.alice, "!rds promote staging"),
            .waits("only a plain CNAME", in: Stage.operations),
            .narrate(
                "alice wants clients back on the copy before. While bob is asked, a colleague changes the record."),
            .says(.alice, "!rds promote development --back"),
            .reacts(.alice, "arrow_forward", to: start),
            .waits(promotion, in: Stage.operations),
            .happens { $0.point(DemoWorld.record, in: DemoWorld.privateZone, at: $0.endpoint(of: "orders")) },
            .waits("which is not what was planned from; nothing was changed", in: Stage.operations),
            .obeys(.alice, command: "abort", in: "stops for good"),
            .waits("stopped by", in: Stage.status),
            .narrate(
                "Then the colleague leads the record to the retired copy by hand. What clients reach is not deleted."),
            .happens { $0.point(DemoWorld.record, in: DemoWorld.publicZone, at: $0.endpoint(of: $0.world.former)) },
            .says(.alice, "!rds retire development"),
            .waits("the record still points there: it is left alone", in: Stage.operations),
        ],
        judge: { stage in stage.complaintsOfRefusedRefresh },
        moral: "Nothing was done to AWS, what the colleague changed is as they left it, and everybody knows why.")
}
