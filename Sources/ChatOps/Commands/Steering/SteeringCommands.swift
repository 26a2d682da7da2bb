extension CommandFamily {
    static let steering = CommandFamily(
        "An operation under way",
        [
            [PauseCommand.self], [ResumeCommand.self], [RetryCommand.self], [AbortCommand.self],
            [HoldCommand.self, UnholdCommand.self], [ResetCommand.self], [SkipCommand.self], [TimeoutCommand.self],
        ])
}
