namespace Bellwether.Improvement;

/// <summary>What lies behind a problem, as two-letter codes: the same for cases and for what the front line reports.</summary>
public static class RootCauses
{
    /// <summary>All codes with their names.</summary>
    public static IReadOnlyList<RootCause> All { get; } =
    [
        new("BU", new("Budget", "Presupuesto")),
        new("SY", new("Outdated systems or technology", "Sistemas o tecnología anticuados")),
        new("CU", new("Cultural resistance", "Resistencia al cambio")),
        new("IN", new("Misaligned incentives", "Incentivos mal orientados")),
        new("LE", new("Lack of leadership buy-in", "Falta de apoyo de la dirección")),
        new("AW", new("Low awareness of the opportunity", "Poca conciencia de la oportunidad")),
        new("TA", new("Missing talent or skills", "Faltan talento o conocimientos")),
        new("CA", new("Workload or capacity", "Carga de trabajo o capacidad")),
        new("RU", new("Rules, law or policy", "Reglas, leyes o políticas")),
        new("PR", new("Procurement or clearance delay", "Demora en compras o autorizaciones")),
        new("DA", new("Data access or quality", "Acceso a los datos o su calidad")),
        new("SI", new("Silos or unclear ownership", "Áreas aisladas o responsabilidad poco clara")),
        new("VE", new("Vendor", "Proveedor")),
        new("FA", new("Facilities", "Instalaciones")),
        new("LA", new("Language or accessibility", "Idioma o accesibilidad")),
        new("OT", new("Other", "Otra causa")),
    ];

    /// <summary>The cause with that code, or null.</summary>
    public static RootCause? Find(string? code) =>
        All.FirstOrDefault(cause =>
            cause.Code.Equals(code?.Trim(), StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>One kind of cause.</summary>
/// <param name="Code">Two letters.</param>
/// <param name="Name">Its name.</param>
public sealed record RootCause(string Code, PlainText Name);
