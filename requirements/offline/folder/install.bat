@echo off
rem Installs without network: install.bat [FOLDER]
setlocal
chcp 65001 >nul
for %%P in ("py -3.14" "py -3.13" "py -3.12" "py -3.11" "py -3" "python") do (
    %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
        %%~P -I "%~dp0install.py" %*
        goto end
    )
)
type "%~dp0no-python.txt"
exit /b 2
:end
exit /b %errorlevel%
