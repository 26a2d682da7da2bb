extension CommandFamily {
    static let maintenance = CommandFamily(
        "Maintenance",
        [
            [PlanCommand.self], [ResizeCommand.self], [UpgradeCommand.self], [StorageCommand.self],
            [CycleCommand.self], [FailoverCommand.self], [RebootCommand.self], [ApplyMaintenanceCommand.self],
            [RetargetCommand.self], [RollbackCommand.self], [CleanupCommand.self],
        ])
}
