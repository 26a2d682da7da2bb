extension CommandFamily {
    static let lifecycle = CommandFamily(
        "Lifecycles: copies of a database, made anew and promoted",
        [
            [LifecyclesCommand.self, LifecycleCommand.self], [NewCommand.self, CloneCommand.self],
            [ModifyCommand.self, PromoteCommand.self], [RetireCommand.self, RefreshCommand.self],
        ])
}
