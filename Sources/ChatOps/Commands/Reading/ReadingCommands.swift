extension CommandFamily {
    /// Commands that only read.
    static let reading = CommandFamily(
        "Looking",
        [
            [ClustersCommand.self], [ShowCommand.self], [ProxiesCommand.self], [OperationsCommand.self],
            [StatusCommand.self],
            [EventsCommand.self],
        ])
}
