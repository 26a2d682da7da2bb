extension RDS {
    /// The maintenance that waits for one cluster or instance.
    package struct ResourcePendingMaintenanceActions: Sendable, Equatable {
        package var resourceIdentifier: String
        package var pendingMaintenanceActionDetails: [PendingMaintenanceAction] = []

        package init(resourceIdentifier: String) {
            self.resourceIdentifier = resourceIdentifier
        }
    }
}

extension RDS.ResourcePendingMaintenanceActions: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(resourceIdentifier: try element.required("ResourceIdentifier"))
        pendingMaintenanceActionDetails = try element.structures("PendingMaintenanceActionDetails")
    }
}
