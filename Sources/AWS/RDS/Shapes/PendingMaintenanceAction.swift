package import Foundation

extension RDS {
    /// One piece of maintenance that AWS will do to a resource, and when.
    package struct PendingMaintenanceAction: Sendable, Equatable {
        package var action: String
        package var description: String?
        package var optInStatus: String?
        package var autoAppliedAfterDate: Date?
        package var currentApplyDate: Date?
        package var forcedApplyDate: Date?

        package init(action: String) {
            self.action = action
        }
    }
}

extension RDS.PendingMaintenanceAction: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(action: try element.required("Action"))
        description = try element.optional("Description")
        optInStatus = try element.optional("OptInStatus")
        autoAppliedAfterDate = try element.optional("AutoAppliedAfterDate")
        currentApplyDate = try element.optional("CurrentApplyDate")
        forcedApplyDate = try element.optional("ForcedApplyDate")
    }
}
