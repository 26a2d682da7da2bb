extension DemoScript {
    static let resize = DemoScript(
        name: "resize",
        acts: [
            .narrate("alice, an operator, asks for larger instances."),
            .says(.alice, "!rds resize orders db.r6g.xlarge"),
            .reacts(.alice, "arrow_forward", to: start),
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
            .reacts(.alice, "arrow_forward", to: start),
            .reacts(.bob, "x", to: approval),
            .waits("stopped by", in: Stage.status),
            .narrate("The bot says what is left in AWS and how to get rid of it."),
            .obeys(.alice, command: "cleanup", in: "Left behind in AWS", adding: "--start"),
            .waits("finished", in: Stage.status),
        ],
        judge: { stage in
            stage.complaints(instanceClass: "db.r6g.large", failovers: 0)
        },
        moral: "Nothing failed over, every member is as it was, no stand-in is left.")
}
