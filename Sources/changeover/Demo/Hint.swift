import Simulation

/// What a newcomer may do next, told when the bot asks for something.
enum Hint {
    static let welcome = """
        This is Changeover on a simulated Slack and a simulated AWS, which works \(Stage.haste) times as fast as the real one.
        You are alice, an operator, in #dba-ops. bob and carol approve; mallory may do nothing. The region has the Aurora
        clusters orders (three members, db.r6g.large) and billing; development is a copy of orders that is made anew and
        promoted again and again.

        Try this first:       !rds resize orders db.r6g.xlarge
        A reaction of yours:  :arrow_forward:
        Somebody else's:      as bob :white_check_mark:      or: as mallory !rds clusters
        Also:                 !rds lifecycle development · !rds refresh development · !rds help · help · quit
        """

    /// For a message of the bot that was just posted.
    static func next(after message: SlackWorld.Message) -> String? {
        guard message.user == Stage.bot, message.channel == Stage.operations else { return nil }
        if message.text.contains("React :arrow_forward:") {
            return "→ Start it:  :arrow_forward:        discard it:  :x:"
        }
        if message.text.contains("React :white_check_mark:") {
            return
                "→ Approve it:  as bob :white_check_mark:        abort:  as bob :x:        (alice asked: hers does not count)"
        }
        return nil
    }
}
