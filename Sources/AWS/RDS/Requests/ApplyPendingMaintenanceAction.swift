extension RDS {
    /// Has maintenance that waits for the resource, named by ARN, done now or in its window, or no longer.
    package struct ApplyPendingMaintenanceAction: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package enum OptIn: String, Sendable, CaseIterable {
            /// Cannot be undone.
            case immediate
            case nextMaintenance = "next-maintenance"
            case undoOptIn = "undo-opt-in"
        }

        package var resourceIdentifier: String
        /// The `action` of a pending maintenance action, such as `system-update`.
        package var applyAction: String
        package var optInType: OptIn

        package init(resourceIdentifier: String, applyAction: String, optInType: OptIn) {
            self.resourceIdentifier = resourceIdentifier
            self.applyAction = applyAction
            self.optInType = optInType
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("ResourceIdentifier", resourceIdentifier)
            parameters.add("ApplyAction", applyAction)
            parameters.add("OptInType", optInType.rawValue)
            return parameters
        }
    }
}
