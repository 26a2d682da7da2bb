/// One parameter as an engine's family has it.
package struct ParameterDefinition: Sendable, Hashable {
    package enum DataType: String, Sendable, Hashable {
        case boolean, integer, float, string, list
    }

    package var name: String
    package var dataType: DataType
    /// Whether it takes effect only when the database starts.
    package var isStatic: Bool
    /// Bounds (`5-262143`) or choices (`on,off`), in AWS's writing; nil if any text will do.
    package var allowedValues: String?
    /// The engine's value, a formula of the instance class included; nil where AWS shows none.
    package var engineDefault: String?
    package var isModifiable = true
    /// Where it can be set: Aurora has parameters of clusters, of instances, and of both.
    package var scopes: Set<SimulatedParameterGroup.Scope>

    /// Whether the value may be set: within the bounds, or one of the choices.
    package func allows(_ value: String) -> Bool {
        switch dataType {
        case .boolean, .string: isChoice(value)
        case .list: value.split(separator: ",").allSatisfy { isChoice(String($0)) }
        case .integer: value.isFormula || Int64(value).map { isWithinBounds(Double($0)) } ?? false
        case .float: value.isFormula || Double(value).map { isWithinBounds($0) } ?? false
        }
    }

    private func isChoice(_ value: String) -> Bool {
        allowedValues.map { $0.split(separator: ",").contains(Substring(value)) } ?? true
    }

    private func isWithinBounds(_ number: Double) -> Bool {
        guard let bounds else { return true }
        return bounds.contains(number)
    }

    private var bounds: ClosedRange<Double>? {
        guard let text = allowedValues, let hyphen = text.dropFirst().firstIndex(of: "-"),
            let low = Double(text[..<hyphen]), let high = Double(text[text.index(after: hyphen)...]), low <= high
        else { return nil }
        return low...high
    }
}

/// One parameter of a group, as DescribeDBParameters shows it.
package struct SimulatedParameter: Sendable, Hashable {
    package var definition: ParameterDefinition
    package var value: String?
    /// `user`, `engine-default` or `system`.
    package var source: String

    package var name: String { definition.name }
}

/// One parameter that ModifyDBParameterGroup is to set.
package struct ParameterSetting: Sendable, Hashable {
    package enum Method: String, Sendable, Hashable {
        case immediate
        case pendingReboot = "pending-reboot"
    }

    var name: String
    var value: String
    var method: Method

    package init(_ name: String, _ value: String, _ method: Method = .pendingReboot) {
        self.name = name
        self.value = value
        self.method = method
    }
}

extension String {
    fileprivate var isFormula: Bool { contains("{") }
}
