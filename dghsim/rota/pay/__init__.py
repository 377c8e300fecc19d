"""What a rota means for pay: enhancements, allowances, programmed activities, clinics and lists lost."""

from dghsim.rota.pay.consequences import DoctorPay, PayReport, pay_consequences, pay_of

__all__ = ["DoctorPay", "PayReport", "pay_consequences", "pay_of"]
