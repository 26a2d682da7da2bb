package import Foundation

extension RDS {
    /// The maintenance that waits for one cluster or instance.
    package struct ResourcePendingMaintenanceActions: Sendable, Equatable, ReplyShape {
        package var resourceIdentifier: String
        package var pendingMaintenanceActionDetails: [PendingMaintenanceAction] = []

        package init(_ element: ReplyElement) throws(MalformedReply) {
            resourceIdentifier = try element.required("ResourceIdentifier")
            pendingMaintenanceActionDetails = try element.structures("PendingMaintenanceActionDetails")
        }
    }

    /// One piece of maintenance that AWS will do to a resource, and when.
    package struct PendingMaintenanceAction: Sendable, Equatable, ReplyShape {
        package var action: String
        package var description: String?
        package var optInStatus: String?
        package var autoAppliedAfterDate: Date?
        package var currentApplyDate: Date?
        package var forcedApplyDate: Date?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            action = try element.required("Action")
            description = try element.optional("Description")
            optInStatus = try element.optional("OptInStatus")
            autoAppliedAfterDate = try element.optional("AutoAppliedAfterDate")
            currentApplyDate = try element.optional("CurrentApplyDate")
            forcedApplyDate = try element.optional("ForcedApplyDate")
        }
    }

    /// Lists what maintenance waits, for all resources or the one named by ARN.
    package struct DescribePendingMaintenanceActions: RDSListRequest {
        package typealias Item = ResourcePendingMaintenanceActions
        package static let list = "PendingMaintenanceActions"

        var resourceIdentifier: String?
        var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("ResourceIdentifier", resourceIdentifier)
            form.add(filters)
        }
    }

    /// Has maintenance that waits for the resource, named by ARN, done now or in its window, or no longer.
    package struct ApplyPendingMaintenanceAction: RDSChange {
        package typealias Shown = ResourcePendingMaintenanceActions
        package static let shown = "ResourcePendingMaintenanceActions"

        package enum OptIn: String, Sendable, CaseIterable {
            /// Cannot be undone.
            case immediate
            case nextMaintenance = "next-maintenance"
            case undoOptIn = "undo-opt-in"
        }

        var resourceIdentifier: String
        /// The `action` of a pending maintenance action, such as `system-update`.
        var applyAction: String
        var optInType: OptIn

        package init(resourceIdentifier: String, applyAction: String, optInType: OptIn) {
            self.resourceIdentifier = resourceIdentifier
            self.applyAction = applyAction
            self.optInType = optInType
        }

        package func encode(into form: inout QueryParameters) {
            form.add("ResourceIdentifier", resourceIdentifier)
            form.add("ApplyAction", applyAction)
            form.add("OptInType", optInType.rawValue)
        }
    }
}
