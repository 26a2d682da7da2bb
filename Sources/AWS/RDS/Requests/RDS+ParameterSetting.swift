extension RDS {
    /// A value to give to a parameter of a group, and when it becomes effective.
    package struct ParameterSetting: Sendable, Equatable {
        /// Most settings in one call.
        ///
        /// Source: ModifyDBParameterGroup and ModifyDBClusterParameterGroup in the RDS API reference.
        package static let maximumCount = 20

        package enum ApplyMethod: String, Sendable, CaseIterable {
            /// For dynamic parameters only.
            case immediate
            case pendingReboot = "pending-reboot"
        }

        package var parameterName: String
        package var parameterValue: String
        package var applyMethod: ApplyMethod

        package init(parameterName: String, parameterValue: String, applyMethod: ApplyMethod) {
            self.parameterName = parameterName
            self.parameterValue = parameterValue
            self.applyMethod = applyMethod
        }
    }
}

extension QueryParameters {
    mutating func add(_ settings: [RDS.ParameterSetting]) {
        add("Parameters", each: "Parameter", settings) { setting, parameters in
            parameters.add("ParameterName", setting.parameterName)
            parameters.add("ParameterValue", setting.parameterValue)
            parameters.add("ApplyMethod", setting.applyMethod.rawValue)
        }
    }
}
